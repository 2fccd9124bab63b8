import { type PageFrame, shortName } from "#app/components/evidence/page-frame.ts";
import { BigNumbers } from "#app/components/ui/big-numbers.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { MilestoneProof, ProofRow } from "#app/domain/milestone-proof.ts";
import type { MilestoneView } from "#app/domain/milestone-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { dateSentences, statusSentence } from "#app/i18n/status-sentence.ts";

type Props = { view: MilestoneView; frame: PageFrame };

/** The two numbers beside the answer to "mengapa?": the sum, the rule that fits, the dates it looked at. */
export function ProofWhy({ view, frame }: Props) {
  const { t, date, percent } = useI18n();
  const { claim, proof } = view;
  return (
    <div className="wh">
      <BigNumbers
        reported={view.reportedPercent}
        proven={view.provenPercent}
        reportedNote={
          claim === null
            ? t("milestone.notReported")
            : t("milestone.reportedBy", { who: shortName(frame, claim.organisation), date: date(claim.on) })
        }
        provenNote={t("milestone.computed")}
      />
      <details className="why2" open>
        <summary>
          <Icon name="chevron-down" />
          {proof.percent === null
            ? t("milestone.whyNumbers")
            : t("milestone.whyProven", { percent: percent(proof.percent) })}
        </summary>
        {proof.percent === null ? <p>{t("milestone.noSlots")}</p> : <ProofTable proof={proof} />}
        <StatusWhy view={view} />
      </details>
    </div>
  );
}

function ProofTable({ proof }: { proof: MilestoneProof }) {
  const { t, number, percent } = useI18n();
  const average = proof.sameWeight ? "milestone.averageSame" : "milestone.averageWeighted";
  return (
    <table>
      <caption className="vh">{t("milestone.sumCaption")}</caption>
      <thead className="vh">
        <tr>
          <th scope="col">{t("milestone.slot")}</th>
          <th scope="col">{t("milestone.reasonHead")}</th>
          <th scope="col">{t("milestone.value")}</th>
        </tr>
      </thead>
      <tbody>
        {proof.rows.map((row) => (
          <ProofLine key={row.slot} row={row} sameWeight={proof.sameWeight} />
        ))}
        <tr className="sum">
          <td colSpan={2}>{t(average, { count: proof.slotCount })}</td>
          <td>{`${number(proof.sum, 3)} / ${number(proof.weight, 3)} = ${percent(proof.percent)}`}</td>
        </tr>
      </tbody>
    </table>
  );
}

function ProofLine({ row, sameWeight }: { row: ProofRow; sameWeight: boolean }) {
  const { t, number } = useI18n();
  const ratio = number(row.valueRatio, 3);
  const value =
    row.worth === "accepted_elements" ? `${row.presentCount}/${row.requiredCount} = ${ratio}` : ratio;
  return (
    <tr>
      <th scope="row">
        <a href={`#${row.slot}`}>{row.slot}</a>
      </th>
      <td>{t(`milestone.worth.${row.worth}`, { present: row.presentCount, total: row.requiredCount })}</td>
      <td>{row.worth === "optional" ? "–" : sameWeight ? value : `${value} × ${number(row.weight, 2)}`}</td>
    </tr>
  );
}

/** Which status rule fits, the due day, and whether the reporting round is over. */
export function StatusWhy({ view }: { view: MilestoneView }) {
  const { t, text, longDate } = useI18n();
  const waitingFor = view.due.kind === "waiting" ? text(view.due.for) : null;
  return (
    <div className="why-status">
      <p>
        {t("milestone.statusIs")} <b>{t(`status.${view.status}`)}</b>:{" "}
        {statusSentence(view.reason, waitingFor, { t, longDate })}
      </p>
      <ul>
        {dateSentences(view.reason, { t, longDate }).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {view.closure === null ? null : <p>{text(view.closure.reason)}</p>}
      <p>
        <LocalLink to="/cara-menghitung">{t("milestone.fullRules")}</LocalLink>
      </p>
    </div>
  );
}
