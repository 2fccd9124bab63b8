import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { ReadFailure } from "#app/domain/evidence/profile.ts";
import type { RowChanges } from "#app/domain/evidence/row-changes.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ItemLink } from "./item-block.tsx";
import type { PageFrame } from "./page-frame.ts";
import { RowDiff } from "./row-diff.tsx";

type NotKept = "licence" | "personal-data" | "too-large" | "not-kept";

/** What became of a content, or why it cannot be told. */
type Outcome =
  | { kind: "changes"; changes: RowChanges }
  | { kind: "same" | "too-long" | "working" }
  | { kind: "not-kept"; state: "before" | "after"; reason: NotKept }
  | { kind: "unreadable"; state: "before" | "after"; failure: ReadFailure };

export type RowDiffPageProps = {
  frame: PageFrame;
  slot: { code: string; title: Bilingual };
  milestone: string;
  /** The address as filed; null while it is hidden. */
  url: string | null;
  hiddenSince: CalendarDate | null;
  /** Null when the latest look does not say that the content changed. */
  found: { outcome: Outcome; beforeAt: string; afterAt: string; acceptedOn: CalendarDate | null } | null;
};

/** Row by row, what became of one piece of evidence. */
export function RowDiffPage({ frame, slot, milestone, url, hiddenSince, found }: RowDiffPageProps) {
  const { t, text } = useI18n();
  const { slug, timeZone } = frame.plan;
  return (
    <>
      <PageMeta title={t("evidence.diff.pageTitle", { code: slot.code })} />
      <Breadcrumb
        items={[
          { label: t("milestone.allEvidence"), to: `/${slug}/bukti` },
          { label: milestone, to: `/${slug}/target/${milestone}` },
          { label: slot.code, to: `/${slug}/bukti/${slot.code}` },
          { label: t("evidence.diff.title") },
        ]}
      />
      <div className="page-head rd-head">
        <h1>{t("evidence.diff.title")}</h1>
        <p className="lead">{text(slot.title)}</p>
        <ItemLink url={url} hiddenSince={hiddenSince} />
      </div>
      {hiddenSince !== null ? null : found === null ? (
        <p>{t("evidence.diff.unchanged")}</p>
      ) : (
        <Found found={found} timeZone={timeZone} />
      )}
    </>
  );
}

type FoundProps = { found: NonNullable<RowDiffPageProps["found"]>; timeZone: string };

function Found({ found, timeZone }: FoundProps) {
  const { t, instant, date } = useI18n();
  const { outcome, acceptedOn } = found;
  const [before, after] = [instant(found.beforeAt, timeZone), instant(found.afterAt, timeZone)];
  const days = { before, after, acceptedOn: acceptedOn === null ? "" : date(acceptedOn) };
  return (
    <>
      <p>{t(acceptedOn === null ? "evidence.diff.betweenLooks" : "evidence.diff.sinceAccepted", days)}</p>
      {outcome.kind === "changes" ? (
        <RowDiff changes={outcome.changes} />
      ) : (
        <p className="note s-unproven">
          <Untold outcome={outcome} />
        </p>
      )}
    </>
  );
}

function Untold({ outcome }: { outcome: Exclude<Outcome, { kind: "changes" }> }) {
  const { t } = useI18n();
  if (outcome.kind === "not-kept") {
    const reason = t(`evidence.diff.reason.${outcome.reason}`);
    return t("evidence.diff.notKept", { state: t(`evidence.diff.state.${outcome.state}`), reason });
  }
  if (outcome.kind === "unreadable") {
    return t("evidence.diff.unreadable", { state: t(`evidence.diff.state.${outcome.state}`) });
  }
  return t(`evidence.diff.${outcome.kind}`);
}
