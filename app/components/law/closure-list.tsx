import { Form } from "react-router";
import type { ClosureRow, LawPage } from "#app/domain/evidence/law-page.ts";
import { citationOf } from "#app/domain/evidence/legal-ground.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { LawResult } from "./law-page.tsx";

type Props = { page: LawPage; csrf: string | null; result: LawResult | null };

/** Every closure filed for the slot, with who decided on it, and the decision where it is still open. */
export function ClosureList({ page, csrf, result }: Props) {
  const { t } = useI18n();
  if (page.closures.length === 0) return <p>{t("law.noClosures")}</p>;
  return (
    <>
      {page.closures.map((row) => (
        <article className="law-card" key={row.closure.id} id={`tutup-${row.closure.id}`}>
          <Filed page={page} row={row} />
          {row.mayDecide && csrf !== null ? (
            <Decision
              row={row}
              csrf={csrf}
              reason={result?.closure === row.closure.id ? result.reason : ""}
            />
          ) : null}
        </article>
      ))}
    </>
  );
}

function Filed({ page, row }: { page: LawPage; row: ClosureRow }) {
  const { t, text, date } = useI18n();
  const { closure, decided } = row;
  const ground = page.grounds.find(({ code }) => code === closure.ground);
  const closed = page.elements.filter(({ key }) => closure.elements.includes(key));
  const facts: Array<[string, string | null]> = [
    [t("law.scope"), closed.map(({ label }) => text(label)).join(", ") || t(`law.scopeOf.${closure.scope}`)],
    [t("law.scopeNote"), closure.scopeNote],
    [t("law.decisionNumber"), closure.decision?.number ?? null],
    [t("law.issuer"), closure.decision?.issuer ?? null],
    [t("law.validUntil"), closure.validUntil === null ? null : date(closure.validUntil)],
    [t("law.endCondition"), closure.endCondition],
    [t("law.audience"), t(`law.audienceOf.${closure.audience}`)],
    [
      t("law.agreedCount"),
      closure.consent === null
        ? null
        : t("law.consent", { agreed: closure.consent.agreed, asked: closure.consent.asked }),
    ],
  ];
  const links: Array<[string, string | null]> = [
    [t("law.decisionUrl"), closure.decision?.url ?? null],
    [t("law.summaryUrl"), closure.summaryUrl],
    [t("law.consentList"), closure.consent?.refusedListUrl ?? null],
  ];
  const said = { organisation: decided?.by ?? "", date: decided === null ? "" : date(decided.on) };
  const reason = decided?.reason ?? "";
  return (
    <>
      <h3>{ground === undefined ? closure.ground : citationOf(ground)}</h3>
      <p>
        {ground === undefined ? null : text({ id: ground.title, en: ground.titleEn })}
        {ground?.counsel === true ? ` (${t("law.counsel")})` : null}
      </p>
      <dl>
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {links.map(([label, url]) =>
        url === null ? null : (
          <p key={label}>
            <a href={url} rel="noreferrer nofollow">
              {label}
            </a>
          </p>
        ),
      )}
      <p className="meta">
        {t("law.filedBy", { organisation: row.organisationShort, date: date(row.filedOn) })}.{" "}
        {decided === null
          ? t("law.awaitingApproval")
          : t(decided.approved ? "law.approvedBy" : "law.rejectedBy", { ...said, reason })}
      </p>
    </>
  );
}

function Decision({ row, csrf, reason }: { row: ClosureRow; csrf: string; reason: string }) {
  const { t } = useI18n();
  const id = `alasan-${row.closure.id}`;
  return (
    <Form method="post" noValidate className="law-form">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="intent" value="decide" />
      <input type="hidden" name="closure" value={row.closure.id} />
      <label className="lab" htmlFor={id}>
        {t("law.reason")}
      </label>
      <input className="in" id={id} name="reason" defaultValue={reason} aria-describedby={`${id}-petunjuk`} />
      <p className="hint" id={`${id}-petunjuk`}>
        {t("law.reasonHint")}
      </p>
      <button className="btn pri" type="submit" name="decision" value="approved">
        {t("law.approve")}
      </button>{" "}
      <button className="btn" type="submit" name="decision" value="refused">
        {t("law.reject")}
      </button>
    </Form>
  );
}
