import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { WORDED_KINDS } from "#app/domain/notice/wording.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { LANGUAGES } from "#app/i18n/language.ts";

type Plan = {
  slug: string;
  title: Bilingual;
  /** Kind and language, such as `due id`, whose words were changed. */
  changed: ReadonlyArray<string>;
};

/** Every kind of mail in both languages, with whether its words were changed. */
export function WordingList({ plans }: { plans: ReadonlyArray<Plan> }) {
  const { t, text } = useI18n();
  return (
    <div className="rq ntc">
      <Breadcrumb items={[{ label: t("mail.title"), to: "/pos" }, { label: t("notices.words.title") }]} />
      <h1>{t("notices.words.title")}</h1>
      <p className="lead">{t("notices.words.lead")}</p>
      {plans.map((plan) => (
        <Section key={plan.slug} id={`rencana-${plan.slug}`} title={text(plan.title)}>
          <WordingTable plan={plan} />
        </Section>
      ))}
    </div>
  );
}

function WordingTable({ plan }: { plan: Plan }) {
  const { t } = useI18n();
  return (
    <table className="ntc-words">
      <thead>
        <tr>
          <th scope="col">{t("notices.words.kind")}</th>
          {LANGUAGES.map((language) => (
            <th key={language} scope="col">
              {t(`notices.words.language.${language}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WORDED_KINDS.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`notices.kind.${kind}`)}</th>
            {LANGUAGES.map((language) => (
              <td key={language}>
                <LocalLink
                  to={`/pos/kata/${plan.slug}/${kind}/${language}`}
                  keepDay={false}
                  aria-label={t("notices.words.of", {
                    kind: `${t("notices.words.edit")}: ${t(`notices.kind.${kind}`)}`,
                    language: t(`notices.words.language.${language}`),
                  })}
                >
                  {t("notices.words.edit")}
                </LocalLink>{" "}
                <span className="meta">
                  {t(
                    plan.changed.includes(`${kind} ${language}`)
                      ? "notices.words.changed"
                      : "notices.words.usual",
                  )}
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
