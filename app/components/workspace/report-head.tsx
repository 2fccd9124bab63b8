import { DueText } from "#app/components/ui/due-text.tsx";
import { InlineNumber } from "#app/components/ui/inline-numbers.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { ReportPageView } from "./report-page.ts";

/** What is reported on, by when, and what became of the last report. */
export function ReportHead({ page, sent }: { page: ReportPageView; sent: boolean }) {
  const { t, text, instant } = useI18n();
  const { card, claim, returned } = page;
  return (
    <>
      <p className="sm mut over">
        {card.action} × {card.checkpoint} <StatusChip status={card.status} />
      </p>
      <h1>{t("workspace.update", { title: text(card.title) })}</h1>
      <p className="sm ink2">{text(page.mustBeTrue)}</p>
      <p className="sm">
        <LocalLink to={`/${page.plan}/target/${card.code}`}>{t("workspace.see")}</LocalLink>
      </p>
      {sent && claim !== null ? (
        <p className="note s-verified" role="status">
          {t("workspace.sent", { at: instant(claim.submittedAt, page.timeZone) })}
        </p>
      ) : null}
      {claim === null || returned !== null ? null : (
        <p className="sm mut">{t(`workspace.state.${claim.state}`)}</p>
      )}
      {returned === null ? null : (
        <p className="note s-late">
          {t("workspace.returnedBecause", { by: returned.by, reason: returned.reason ?? "" })}{" "}
          <LocalLink to={`/tugas/keberatan/${returned.step}`} keepDay={false}>
            {t(returned.disputed ? "review.disputeSee" : "review.disputeFile")}
          </LocalLink>
        </p>
      )}
      <div className="ro">
        <div>
          {t("workspace.due")}
          <b>
            <DueText due={card.due} lateByDays={card.lateByDays} />
          </b>
        </div>
        <div>
          {t("workspace.computed")}
          <InlineNumber kind="proven" value={card.provenPercent} />
        </div>
      </div>
    </>
  );
}

/** Why a milestone takes no reports any more, and where to go instead. */
export function ClosedNote({ page }: { page: ReportPageView }) {
  const { t } = useI18n();
  const { closed, plan } = page;
  if (closed === null) return null;
  return (
    <section className="note" aria-labelledby="ditutup">
      <h2 id="ditutup">{t("owner.closed.title")}</h2>
      <ClosedReason closed={closed} />
      {closed.into === null ? null : (
        <p>
          <LocalLink to={`/tugas/${plan}/${closed.into}`} keepDay={false}>
            {t("owner.closed.open", { into: closed.into })}
          </LocalLink>
        </p>
      )}
    </section>
  );
}

/** The reason a milestone was closed for, in words. */
export function ClosedReason({ closed }: { closed: NonNullable<ReportPageView["closed"]> }) {
  const { t, text, date } = useI18n();
  const values = { date: date(closed.knownOn), reason: text(closed.reason), into: closed.into ?? "" };
  return <p>{t(closed.into === null ? "owner.closed.withdrawn" : "owner.closed.merged", values)}</p>;
}
