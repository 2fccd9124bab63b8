import { Form } from "react-router";
import { CheckList } from "#app/components/evidence/check-list.tsx";
import { ItemLink } from "#app/components/evidence/item-block.tsx";
import { rowDiffPath } from "#app/components/evidence/row-diff-path.ts";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import { VerdictLabel } from "#app/components/ui/verdict-label.tsx";
import type { EvidenceRuling } from "#app/domain/facts.ts";
import type { ContestedPage } from "#app/domain/review/contested-page.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { MessageKey } from "#app/i18n/messages.ts";

type Ruling = EvidenceRuling["ruling"];

export type RulingResult = {
  ruling: Ruling | null;
  reason: string;
  refusal: Extract<MessageKey, `review.rulingRefusal.${string}`> extends `review.rulingRefusal.${infer Code}`
    ? Code
    : never;
};

type Props = { page: ContestedPage; csrf: string; saved: boolean; result: RulingResult | null };

/** Accepted evidence to be looked at again: what was accepted left, what the machine sees now right. */
export function ContestedPageView({ page, csrf, saved, result }: Props) {
  const { t, text } = useI18n();
  const { contested, blocked } = page;
  const problem = result === null ? null : t(`review.rulingRefusal.${result.refusal}`);
  return (
    <div className="rv">
      <Breadcrumb
        items={[{ label: t("review.contested"), to: "/periksa#ulang" }, { label: page.slot.code }]}
      />
      <h1>{t("review.contestedTitle", { code: page.slot.code })}</h1>
      {saved ? (
        <p className="note s-verified" role="status">
          {t("review.rulingSaved")}
        </p>
      ) : null}
      <ErrorSummary errors={problem === null ? [] : [{ field: "putusan", message: problem }]} />
      <div className="rm">
        <StatusChip status={page.card.status} />
        <LocalLink to={`/${page.plan}/target/${page.card.code}`} keepDay={false}>
          {page.card.action} × {page.card.checkpoint} {text(page.card.title)}
        </LocalLink>
        {contested === null ? null : <Since cause={contested.cause} since={contested.since} />}
      </div>
      <section className="rs">
        <Accepted page={page} />
        <SeenNow page={page} />
      </section>
      <Rulings page={page} />
      {contested === null ? (
        <p className="note">{t("review.contestedClosed")}</p>
      ) : blocked === null ? (
        <RulingForm page={page} csrf={csrf} result={result} problem={problem} />
      ) : (
        <p className="note">{t(`review.rulingRefusal.${blocked}`)}</p>
      )}
    </div>
  );
}

function Since({ cause, since }: Pick<NonNullable<ContestedPage["contested"]>, "cause" | "since">) {
  const { t, date } = useI18n();
  return (
    <span>
      {t(`review.contestedCause.${cause}`)},{" "}
      <time dateTime={since}>{t("review.contestedSince", { date: date(since) })}</time>
    </span>
  );
}

function Accepted({ page }: Pick<Props, "page">) {
  const { t, text, date } = useI18n();
  const then = page.contested?.acceptedVerdict ?? null;
  return (
    <div>
      <h2>{t("review.wasAccepted")}</h2>
      <dl className="say">
        <dt>{t("workspace.evidence")}</dt>
        <dd>
          <ItemLink url={page.url} /> {page.organisation}
        </dd>
        <dt>{t("workspace.criteria")}</dt>
        <dd>
          {page.slot.code} {text(page.slot.title)}: {text(page.slot.criteria)}
        </dd>
        {page.steps.map(({ step, by, on }) => (
          <dd key={step}>{t(`review.acceptedSteps.${step}`, { by, date: date(on) })}</dd>
        ))}
        {then === null ? null : (
          <>
            <dt>{t("review.verdictThen")}</dt>
            <dd>
              <VerdictLabel verdict={then.verdict} />
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

function SeenNow({ page }: Pick<Props, "page">) {
  const { t, instant } = useI18n();
  const { checked } = page;
  const changes = rowDiffPath(page.plan, page.slot.code, page.item);
  return (
    <div>
      <h2>{t("review.seenNow")}</h2>
      <p className="vdl">
        <small>
          {checked.checkedAt === null
            ? t("milestone.neverChecked")
            : t("milestone.checkedAt", { at: instant(checked.checkedAt, page.timeZone) })}
        </small>
        <LocalLink to={changes} keepDay={false}>
          {t("review.rowDiff")}
        </LocalLink>
      </p>
      <CheckList results={checked.checks} timeZone={page.timeZone} changes={changes} />
    </div>
  );
}

function Rulings({ page }: Pick<Props, "page">) {
  const { t, date } = useI18n();
  if (page.rulings.length === 0) return null;
  return (
    <section aria-labelledby="putusan-lalu">
      <h2 id="putusan-lalu">{t("review.rulingHistory")}</h2>
      <ul className="sm taken">
        {page.rulings.map(({ id, ruling, by, knownOn, reason }) => (
          <li key={id}>
            {t(`review.rulingTaken.${ruling}`, { by, date: date(knownOn) })}
            {reason === null ? null : <>: “{reason}”</>}
          </li>
        ))}
      </ul>
    </section>
  );
}

type FormProps = Pick<Props, "page" | "csrf" | "result"> & { problem: string | null };

function RulingForm({ page, csrf, result, problem }: FormProps) {
  const { t } = useI18n();
  const isPersonal = page.contested?.cause === "personal_data";
  const offered: ReadonlyArray<Ruling> = isPersonal ? ["lapsed"] : ["upheld", "lapsed"];
  return (
    <Form method="post" noValidate className="law-form">
      <input type="hidden" name="csrf" value={csrf} />
      {isPersonal ? (
        <p>
          <LocalLink to="/periksa/bukti" keepDay={false}>
            {t("review.releaseFirst")}
          </LocalLink>
        </p>
      ) : null}
      <fieldset className="law-answer" id="putusan" tabIndex={-1}>
        <legend>{t("review.rulingQuestion")}</legend>
        <div className="choices">
          {offered.map((ruling) => (
            <label className="btn" key={ruling}>
              <input type="radio" name="ruling" value={ruling} defaultChecked={result?.ruling === ruling} />
              {t(`review.ruling.${ruling}`)}
            </label>
          ))}
        </div>
        <label className="lab" htmlFor="alasan">
          {t("review.rulingReason")}
        </label>
        <input
          className={problem === null ? "in" : "in err"}
          id="alasan"
          name="reason"
          defaultValue={result?.reason ?? ""}
          aria-describedby={problem === null ? "alasan-petunjuk" : "alasan-petunjuk alasan-galat"}
        />
        <span className="hint" id="alasan-petunjuk">
          {t("review.rulingReasonHint")}
        </span>
        <FieldError id="alasan-galat">{problem}</FieldError>
      </fieldset>
      <button className="btn pri" type="submit">
        {t("review.rulingSend")}
      </button>
    </Form>
  );
}
