import type { CSSProperties } from "react";
import { Form } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { Section } from "#app/components/ui/section.tsx";
import {
  ORGANISATION_KINDS,
  type OrganisationProblem,
  type TreeRow,
} from "#app/domain/authoring/organisation-tree.ts";
import type { Organisation } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Result = {
  wanted: Organisation;
  seen: Organisation | null;
  refused:
    | { refusal: "not_allowed" }
    | { refusal: "changed_meanwhile"; now: Organisation }
    | { refusal: "organisation_problems"; problems: ReadonlyArray<OrganisationProblem> };
};

type Props = { tree: ReadonlyArray<TreeRow>; csrf: string; saved: boolean; result: Result | null };

/** Organisations as a tree, each with its form, and a form for another. */
export function OrganisationsPage({ tree, csrf, saved, result }: Props) {
  const { t, text } = useI18n();
  const all = tree.map(({ organisation }) => organisation);
  return (
    <div className="wr">
      <PageMeta title={t("writing.organisations.title")} unlisted />
      <div className="page-head">
        <h1>{t("writing.organisations.title")}</h1>
        <p className="lead">{t("writing.organisations.lead")}</p>
      </div>
      {saved && result === null ? (
        <p className="note s-verified" role="status">
          {t("writing.saved")}
        </p>
      ) : null}
      <ErrorSummary errors={useErrors(result)} />
      <ul className="org-tree">
        {tree.map(({ organisation, depth }) => {
          const own = result?.seen?.slug === organisation.slug ? result : null;
          const style: CSSProperties & Record<"--depth", number> = { "--depth": depth };
          return (
            <li key={organisation.slug} style={style}>
              <details open={own !== null}>
                <summary>
                  <b>{organisation.short}</b> {text(organisation.name)}
                </summary>
                <OrganisationForm {...{ organisation, all, csrf }} result={own} />
              </details>
            </li>
          );
        })}
      </ul>
      <Section id="tambah" title={t("writing.organisations.add")}>
        <OrganisationForm
          organisation={null}
          {...{ all, csrf }}
          result={result !== null && result.seen === null ? result : null}
        />
      </Section>
    </div>
  );
}

function useErrors(result: Result | null) {
  const { t } = useI18n();
  if (result === null) return [];
  const key = result.seen?.slug ?? "baru";
  const { refused } = result;
  if (refused.refusal === "organisation_problems") {
    return refused.problems.map(({ field, code, held }) => ({
      field: `${key}-${field}`,
      message: t(`writing.organisations.problem.${code}`, {
        held,
        field: t(`writing.organisations.${field}`),
      }),
    }));
  }
  const message =
    refused.refusal === "changed_meanwhile"
      ? t("writing.organisations.changed")
      : t("writing.refusal.not_allowed");
  return [{ field: `${key}-name`, message }];
}

type FormProps = {
  organisation: Organisation | null;
  all: ReadonlyArray<Organisation>;
  csrf: string;
  result: Result | null;
};

function OrganisationForm({ organisation, all, csrf, result }: FormProps) {
  const { t, text } = useI18n();
  const key = organisation?.slug ?? "baru";
  const shown = result?.wanted ?? organisation;
  const seen = result?.refused.refusal === "changed_meanwhile" ? result.refused.now : organisation;
  const input = (name: "slug" | "name" | "nameEn" | "short" | "url", value: string) => (
    <p>
      <label htmlFor={`${key}-${name}`}>{t(`writing.organisations.${name}`)}</label>
      <input className="in" id={`${key}-${name}`} name={name} defaultValue={value} />
    </p>
  );
  return (
    <Form method="post" noValidate className="wr-bulk wr-narrow">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="seen" value={seen === null ? "" : JSON.stringify(seen)} />
      {organisation === null ? input("slug", shown?.slug ?? "") : null}
      {input("name", shown?.name.id ?? "")}
      {input("nameEn", shown?.name.en ?? "")}
      {input("short", shown?.short ?? "")}
      <p>
        <label htmlFor={`${key}-kind`}>{t("writing.organisations.kind")}</label>
        <select className="in" id={`${key}-kind`} name="kind" defaultValue={shown?.kind}>
          {ORGANISATION_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`writing.organisations.${kind}`)}
            </option>
          ))}
        </select>
      </p>
      <p>
        <label htmlFor={`${key}-parent`}>{t("writing.organisations.parent")}</label>
        <select className="in" id={`${key}-parent`} name="parent" defaultValue={shown?.parent ?? ""}>
          <option value="">{t("writing.organisations.none")}</option>
          {all
            .filter(({ slug }) => slug !== key)
            .map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {text(name)}
              </option>
            ))}
        </select>
      </p>
      {input("url", shown?.url ?? "")}
      <p className="wr-acts">
        <button className={organisation === null ? "btn pri" : "btn"} type="submit">
          {organisation === null
            ? t("writing.organisations.add")
            : t("writing.organisations.save", { name: organisation.short })}
        </button>
      </p>
    </Form>
  );
}
