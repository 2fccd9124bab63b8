import { Section } from "#app/components/ui/section.tsx";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { MessageKey } from "#app/i18n/messages.ts";

export type AccessPageProps = {
  /** Whom to tell of a barrier; null where the plan names no secretariat. */
  contact: { name: Bilingual; url: string | null } | null;
};

type Part = { id: string; title: MessageKey; sentences: ReadonlyArray<MessageKey> };

const PARTS: ReadonlyArray<Part> = [
  {
    id: "tujuan",
    title: "access.aim.title",
    sentences: [
      "access.aim.standard",
      "access.aim.words",
      "access.aim.colour",
      "access.aim.charts",
      "access.aim.noScript",
    ],
  },
  {
    id: "diuji",
    title: "access.tested.title",
    sentences: [
      "access.tested.automatic",
      "access.tested.tree",
      "access.tested.keyboard",
      "access.tested.size",
      "access.tested.motion",
    ],
  },
  {
    id: "belum",
    title: "access.known.title",
    sentences: [
      "access.known.readers",
      "access.known.browsers",
      "access.known.tables",
      "access.known.wide",
      "access.known.sources",
      "access.known.outside",
      "access.known.pdf",
    ],
  },
];

/** The accessibility statement: what is aimed for, what was tested, what does not work yet, whom to tell. */
export function AccessPage({ contact }: AccessPageProps) {
  const { t, text } = useI18n();
  return (
    <div className="prose-page">
      <div className="page-head">
        <h1>{t("access.title")}</h1>
        <p className="lead">{t("access.lead")}</p>
      </div>
      {PARTS.map(({ id, title, sentences }) => (
        <Section key={id} id={id} title={t(title)}>
          <ul className="plain-list">
            {sentences.map((key) => (
              <li key={key}>{t(key)}</li>
            ))}
          </ul>
        </Section>
      ))}
      <Section id="hubungi" title={t("access.contact.title")}>
        <p>
          {contact === null
            ? t("access.contact.whoever")
            : t("access.contact.who", { name: text(contact.name) })}{" "}
          {t("access.contact.say")}
        </p>
        {contact === null || contact.url === null ? null : (
          <p>
            <a href={contact.url} rel="noreferrer">
              {contact.url}
            </a>
          </p>
        )}
        <p>{t("access.contact.meanwhile")}</p>
      </Section>
    </div>
  );
}
