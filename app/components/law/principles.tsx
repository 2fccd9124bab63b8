import { Form } from "react-router";
import type { LawPage } from "#app/domain/evidence/law-page.ts";
import { PUBLISHERS, STANDINGS } from "#app/domain/evidence/legal-standing.ts";
import { JUDGEMENTS, type PrincipleRow } from "#app/domain/evidence/principles.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** The nine principles with the machine's and the reviewer's part, and the stars and licence beside them. */
export function PrinciplesTable({ page, editing }: { page: LawPage; editing: boolean }) {
  const { t, number } = useI18n();
  const { principles } = page;
  return (
    <>
      <p>
        {principles.known === 0
          ? t("law.principlesNone")
          : t("law.principlesScore", {
              ...{ met: number(principles.met), known: number(principles.known) },
              unknown: number(principles.unknown),
            })}
      </p>
      <table className="queue">
        <thead>
          <tr>
            <th scope="col">{t("law.principles")}</th>
            <th scope="col">{t("law.judgedBy.machine")}</th>
            <th scope="col">{t("law.judgedBy.person")}</th>
          </tr>
        </thead>
        <tbody>
          {principles.rows.map((row) => (
            <tr key={row.principle}>
              <th scope="row">
                {t(`law.principle.${row.principle}`)}
                <small className="mut"> {t(`law.principleAsk.${row.principle}`)}</small>
              </th>
              <td>
                <span className="col" aria-hidden="true">
                  {t("law.judgedBy.machine")}
                </span>
                {t(`law.judgement.${row.machine}`)}
              </td>
              <td>
                <span className="col" aria-hidden="true">
                  {t("law.judgedBy.person")}
                </span>
                {editing ? <JudgementField row={row} /> : null}
                {editing || row.person === null ? null : t(`law.judgement.${row.person}`)}
                {editing || row.person !== null ? null : t("law.judgedBy.nobody")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function JudgementField({ row }: { row: PrincipleRow }) {
  const { t } = useI18n();
  return (
    <select
      className="in"
      name={`principle.${row.principle}`}
      defaultValue={row.person ?? ""}
      aria-label={t(`law.principle.${row.principle}`)}
    >
      <option value="">{t("law.judgedBy.nobody")}</option>
      {JUDGEMENTS.map((judgement) => (
        <option key={judgement} value={judgement}>
          {t(`law.judgement.${judgement}`)}
        </option>
      ))}
    </select>
  );
}

/** The checklist a reviewer fills in, with the legal standing of each piece of evidence. */
export function PrinciplesForm({ page, csrf, reason }: { page: LawPage; csrf: string; reason: string }) {
  const { t } = useI18n();
  return (
    <Form method="post" noValidate className="law-form">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="intent" value="principles" />
      <PrinciplesTable page={page} editing />
      {page.items.length === 0 ? null : (
        <fieldset className="fs">
          <legend>{t("law.standing")}</legend>
          <p className="hint">{t("law.standingNote")}</p>
          {page.items.map((item, index) => (
            <StandingFields key={item.id} item={item} index={index} />
          ))}
        </fieldset>
      )}
      <label className="lab" htmlFor="alasan-prinsip">
        {t("law.reason")}
      </label>
      <input
        className="in"
        id="alasan-prinsip"
        name="reason"
        defaultValue={reason}
        aria-describedby="alasan-prinsip-petunjuk"
      />
      <p className="hint" id="alasan-prinsip-petunjuk">
        {t("law.reasonHint")}
      </p>
      <button className="btn pri" type="submit">
        {t("law.savePrinciples")}
      </button>
    </Form>
  );
}

function StandingFields({ item, index }: { item: LawPage["items"][number]; index: number }) {
  const { t } = useI18n();
  const [standing, publisher] = [`kedudukan-${index}`, `penerbit-${index}`];
  return (
    <div>
      <p>{item.url ?? t("law.hiddenShort")}</p>
      <label className="lab" htmlFor={standing}>
        {t("law.standing")}
      </label>
      <select
        className="in"
        id={standing}
        name={`standing.${item.id}`}
        defaultValue={item.standing?.standing ?? "unknown"}
      >
        {STANDINGS.map((value) => (
          <option key={value} value={value}>
            {t(`law.standingOf.${value}`)}
          </option>
        ))}
      </select>
      <label className="lab" htmlFor={publisher}>
        {t("law.publisher")}
      </label>
      <select
        className="in"
        id={publisher}
        name={`publisher.${item.id}`}
        defaultValue={item.standing?.publisher ?? "unknown"}
      >
        {PUBLISHERS.map((value) => (
          <option key={value} value={value}>
            {t(`law.publisherOf.${value}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
