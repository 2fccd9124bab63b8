import type { Verdict } from "#app/domain/facts.ts";
import type { EvidenceChange, ChangedSince as Since } from "#app/domain/review/changed-since.ts";
import type { DiffPart } from "#app/domain/review/text-diff.ts";
import type { ReviewCase } from "#app/domain/review-case.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** What is otherwise than when somebody last decided on this milestone. */
export function ChangedSince({ review }: { review: ReviewCase }) {
  const { t } = useI18n();
  return (
    <section className="since" aria-labelledby="sejak">
      <h2 id="sejak">{t("review.since")}</h2>
      {review.since === null ? (
        <p>{t("review.sinceFirst")}</p>
      ) : (
        <Changes review={review} since={review.since} />
      )}
    </section>
  );
}

function Changes({ review, since }: { review: ReviewCase; since: Since }) {
  const { t, date, percent } = useI18n();
  const { percentBefore, narrative, evidence, sameReport } = since;
  const moved = percentBefore !== review.percentDone;
  const nothing = !moved && narrative.length === 0 && evidence.length === 0;
  const values = { from: percent(percentBefore), to: percent(review.percentDone) };
  return (
    <>
      <p>
        {t(`review.sinceWhat.${since.step}_${since.decision}`, {
          by: since.organisation,
          date: date(since.on),
        })}
        {nothing ? ` ${t("review.sinceNothing")}` : null}
      </p>
      {sameReport || nothing ? null : (
        <p>
          {moved
            ? t("review.percentFromTo", values)
            : t("review.percentSame", { percent: percent(review.percentDone) })}
        </p>
      )}
      {narrative.length === 0 ? null : (
        <>
          <h3>{t("review.storyDiff")}</h3>
          <p className="diff">
            {keyed(narrative).map(({ key, part }) => (
              <Words key={key} part={part} />
            ))}
          </p>
        </>
      )}
      {evidence.length === 0 ? null : (
        <>
          <h3>{t("review.evidenceSince")}</h3>
          <ul>
            {evidence.map((change) => (
              <Evidence key={`${change.slot} ${change.url} ${change.change}`} change={change} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function keyed(parts: ReadonlyArray<DiffPart>) {
  return parts.map((part, place) => ({ key: `${place} ${part.kind}`, part }));
}

function Words({ part }: { part: DiffPart }) {
  const { t } = useI18n();
  if (part.kind === "same") return <>{part.text} </>;
  const Mark = part.kind === "removed" ? "del" : "ins";
  return (
    <Mark>
      <span className="vh">{t(part.kind === "removed" ? "review.wordsRemoved" : "review.wordsAdded")} </span>
      {part.text}{" "}
    </Mark>
  );
}

function Evidence({ change }: { change: EvidenceChange }) {
  const { t } = useI18n();
  const named = (verdict: Verdict | null) =>
    verdict === null ? t("review.neverLooked") : t(`verdict.${verdict}`);
  const { before, now } = change;
  return (
    <li>
      <b className="code">{change.slot}</b> {t(`review.evidenceChange.${change.change}`)}
      {before !== null && before !== now ? (
        <> ({t("review.verdictFromTo", { from: named(before), to: named(now) })})</>
      ) : null}
      : <span className="url">{change.hidden ? t("review.hiddenLink") : change.url}</span>
    </li>
  );
}
