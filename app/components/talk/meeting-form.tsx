import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { FieldError } from "#app/components/ui/field-error.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { AUDIENCES, type Typed } from "#app/domain/talk/said.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type FieldSpec, TalkErrors, TalkFields, type TalkResult } from "./talk-fields.tsx";

export type MeetingFormProps = {
  plan: { slug: string; timeZone: string };
  /** Day of the record that is corrected; null for a new one. */
  corrects: CalendarDate | null;
  seen: number;
  typed: Typed;
  tookPart: ReadonlyArray<string>;
  organisations: ReadonlyArray<{ slug: string; short: string }>;
  cells: ReadonlyArray<{ code: string; title: Bilingual }>;
  csrf: string;
  result: TalkResult | null;
};

const CELLS = "sel-rencana";

/** Writes the record of a meeting, or corrects one. */
export function MeetingForm(props: MeetingFormProps) {
  const { plan, corrects, result } = props;
  const { t, longDate, text } = useI18n();
  const typed = result?.typed ?? props.typed;
  const fields = useFields(corrects !== null, typed);
  const rows = Math.max(1, Math.min(60, Number(typed.rows) || 1));
  const decisions = Array.from({ length: rows }, (_, row) => row);
  const all = [...fields, ...decisions.flatMap((row) => rowFields(row, props, t))];
  const title =
    corrects === null ? t("meeting.write") : t("meeting.correctTitle", { date: longDate(corrects) });
  const shown = result ?? { typed, problems: [], refusal: null, retryAt: null };
  return (
    <div className="acc wide">
      <Breadcrumb items={[{ label: t("meeting.title"), to: `/${plan.slug}/rapat` }, { label: title }]} />
      <h1>{title}</h1>
      <TalkErrors
        fields={[...all, { name: "organisations", label: t("meeting.organisations"), kind: "select" }]}
        result={result}
        anchor="kirim"
        timeZone={plan.timeZone}
      />
      <Form method="post" noValidate>
        <input type="hidden" name="csrf" value={props.csrf} />
        <input type="hidden" name="seen" value={props.seen} />
        <input type="hidden" name="rows" value={rows} />
        {/* Enter in a field saves: this button comes before the one that adds rows. */}
        <button className="vh" type="submit" tabIndex={-1} aria-hidden="true">
          {t("talk.save")}
        </button>
        <TalkFields fields={fields} result={shown} />
        <Organisations {...props} />
        <h2>{t("meeting.decisions")}</h2>
        <p className="hint">{t("meeting.decisionHint")}</p>
        {decisions.map((row) => (
          <fieldset key={row} className="talk-row">
            <legend>{t("meeting.decisionNumber", { n: row + 1 })}</legend>
            <input type="hidden" name={`d.${row}.ordinal`} value={typed[`d.${row}.ordinal`] ?? ""} />
            <TalkFields fields={rowFields(row, props, t)} result={shown} />
          </fieldset>
        ))}
        <datalist id={CELLS}>
          {props.cells.map(({ code, title: name }) => (
            <option key={code} value={code}>
              {text(name)}
            </option>
          ))}
        </datalist>
        <button className="btn" type="submit" name="intent" value="more">
          {t("meeting.more")}
        </button>
        <button className="btn pri" type="submit" id="kirim">
          {t("talk.save")}
        </button>
      </Form>
    </div>
  );
}

function Organisations({ organisations, tookPart, result }: MeetingFormProps) {
  const { t } = useI18n();
  const problem = result?.problems.find(({ field }) => field === "organisations")?.problem ?? null;
  return (
    <fieldset id="organisations" tabIndex={-1} aria-describedby="organisations-galat">
      <legend>{t("meeting.organisations")}</legend>
      <p className="hint">{t("meeting.organisationsHint")}</p>
      <div className="choice">
        {organisations.map(({ slug, short }) => (
          <label key={slug}>
            <input
              type="checkbox"
              name="organisations"
              value={slug}
              defaultChecked={tookPart.includes(slug)}
            />
            {short}
          </label>
        ))}
      </div>
      <FieldError id="organisations-galat">
        {problem === null ? null : t(`talk.problem.${problem}`)}
      </FieldError>
    </fieldset>
  );
}

function useFields(isCorrection: boolean, typed: Typed): Array<FieldSpec> {
  const { t } = useI18n();
  const english = (name: string, label: string, kind: "line" | "text"): FieldSpec => ({
    ...{ name, label: t("talk.english", { label }), kind, required: false },
  });
  return [
    ...(isCorrection ? [{ name: "reason", label: t("meeting.reason"), kind: "line" } as const] : []),
    { name: "heldOn", label: t("meeting.heldOn"), kind: "date" },
    { name: "title", label: t("meeting.name"), kind: "line" },
    english("titleEn", t("meeting.name"), "line"),
    {
      ...{ name: "audience", label: t("talk.audience"), kind: "select", value: typed.audience ?? "public" },
      options: AUDIENCES.map((value) => ({ value, label: t(`talk.audienceOf.${value}`) })),
    },
    { name: "place", label: t("meeting.place"), kind: "line", required: false },
    {
      ...{ name: "attendees", label: t("meeting.attendees"), kind: "text", required: false },
      hint: t("meeting.attendeesHint"),
    },
    { name: "summary", label: t("meeting.summary"), kind: "text", required: false },
    english("summaryEn", t("meeting.summary"), "text"),
    { name: "minutesUrl", label: t("meeting.minutesUrl"), kind: "url", required: false },
  ];
}

function rowFields(
  row: number,
  { organisations }: Pick<MeetingFormProps, "organisations">,
  t: ReturnType<typeof useI18n>["t"],
): Array<FieldSpec> {
  const label = t("meeting.decisionText");
  return [
    { name: `d.${row}.text`, label, kind: "text" },
    { name: `d.${row}.textEn`, label: t("talk.english", { label }), kind: "line", required: false },
    {
      ...{ name: `d.${row}.cell`, label: t("meeting.cell"), kind: "line", required: false },
      ...{ hint: t("meeting.cellHint"), list: CELLS },
    },
    {
      ...{ name: `d.${row}.organisation`, label: t("meeting.actor"), kind: "select", required: false },
      options: organisations.map(({ slug, short }) => ({ value: slug, label: short })),
    },
    { name: `d.${row}.dueOn`, label: t("meeting.dueOn"), kind: "date", required: false },
  ];
}
