import { useLocation } from "react-router";
import { Icon } from "#app/components/ui/icon.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { type CheckedItem, NEVER_CHECKED } from "#app/domain/evidence/checked-item.ts";
import type { ItemView } from "#app/domain/slot-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { CheckList } from "./check-list.tsx";
import { ItemSteps } from "./item-steps.tsx";
import { NextSteps } from "./next-steps.tsx";
import type { PageFrame } from "./page-frame.ts";
import { rowDiffPath } from "./row-diff-path.ts";
import { formatName } from "./use-check-sentences.ts";
import { CheckHistory, VerdictStrip } from "./verdict-strip.tsx";

type Props = {
  item: ItemView;
  /** Code of the slot it is filed in. */
  slot: string;
  checked: CheckedItem | undefined;
  frame: Pick<PageFrame, "organisations" | "plan">;
  /** The reader may have the link opened now. */
  mayCheck: boolean;
  /** Lists every look in words. */
  fullHistory?: boolean | undefined;
};

/** One piece of evidence: its link, who filed and decided it, and what the machine found behind it. */
export function ItemBlock(props: Props) {
  const { item, slot, checked = NEVER_CHECKED, frame, mayCheck, fullHistory = false } = props;
  const { t } = useI18n();
  const { timeZone } = frame.plan;
  return (
    <div className="item" data-review={item.review}>
      <ItemLink url={item.url} hiddenSince={item.hiddenSince} />
      <ItemSteps item={item} frame={frame} />
      {item.note === null ? null : <p className="by">{item.note}</p>}
      <VerdictStrip history={checked.history} />
      <NextSteps results={checked.checks} timeZone={timeZone} />
      <CheckList
        results={checked.checks}
        timeZone={timeZone}
        changes={item.hiddenSince === null ? rowDiffPath(frame.plan.slug, slot, item.id) : null}
      />
      <Looked checked={checked} item={item} timeZone={timeZone} />
      {mayCheck ? <CheckNow item={item.id} /> : null}
      {fullHistory && checked.history.length > 0 ? (
        <details className="chron">
          <summary>{t("milestone.strip.chronology")}</summary>
          <CheckHistory history={checked.history} timeZone={timeZone} />
        </details>
      ) : null}
    </div>
  );
}

/** The address as filed; it opens another site, and what it opens is not ours. */
export function ItemLink({
  url,
  hiddenSince = null,
}: {
  url: string | null;
  hiddenSince?: CalendarDate | null;
}) {
  const { t, date } = useI18n();
  if (url === null) {
    return (
      <p className="u">
        <Icon name="eye-off" />
        <span>
          {hiddenSince === null ? t("law.hiddenShort") : t("law.hidden", { date: date(hiddenSince) })}
        </span>
      </p>
    );
  }
  const safe = /^https?:\/\//i.test(url);
  return (
    <p className="u">
      <Icon name="external-link" />
      {safe ? (
        <a href={url} rel="noopener noreferrer nofollow external">
          {url.replace(/^https?:\/\//i, "")}
          <span className="vh"> ({t("milestone.opensNew")})</span>
        </a>
      ) : (
        <span>{url}</span>
      )}
    </p>
  );
}

function Looked({ checked, item, timeZone }: { checked: CheckedItem; item: ItemView; timeZone: string }) {
  const { t, instant, bytes } = useI18n();
  if (checked.checkedAt === null) return <p className="by">{t("milestone.neverChecked")}</p>;
  const { kind, match } = checked;
  const seen =
    kind === null
      ? null
      : checked.bytes === null
        ? formatName(kind)
        : t("milestone.bytesOfKind", { kind: formatName(kind), bytes: bytes(checked.bytes) });
  const moved = checked.finalUrl !== null && checked.finalUrl !== item.url ? checked.finalUrl : null;
  return (
    <p className="by looked">
      {seen === null ? null : <span>{seen}. </span>}
      {t("milestone.checkedAt", { at: instant(checked.checkedAt, timeZone) })}{" "}
      {checked.nextCheckAt === null
        ? null
        : `${t("milestone.nextCheckAt", { at: instant(checked.nextCheckAt, timeZone) })} `}
      {moved === null ? null : `${t("milestone.finalUrl", { url: moved })} `}
      {match === null ? null : <MatchLink match={match} />}
    </p>
  );
}

function MatchLink({ match }: { match: { title: string; url: string | null } }) {
  const { t } = useI18n();
  return (
    <span>
      {t("milestone.matches")}{" "}
      {match.url !== null && /^https?:\/\//i.test(match.url) ? (
        <a href={match.url} rel="noopener noreferrer nofollow external">
          {match.title}
        </a>
      ) : (
        match.title
      )}
      .
    </span>
  );
}

function CheckNow({ item }: { item: string }) {
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  return (
    <form method="post" action={`/bukti/${item}/periksa`} className="now">
      <input type="hidden" name="back" value={`${pathname}${search}`} />
      <button className="btn" type="submit">
        <Icon name="refresh-cw" />
        {t("milestone.checkNow")}
      </button>
    </form>
  );
}
