import { Form } from "react-router";
import { Section } from "#app/components/ui/section.tsx";
import type {
  AmendmentForm,
  AmendmentHead,
  EventField,
  StageField,
  TypedAmendment,
} from "#app/domain/amendment-page.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Span } from "./amended-dates.tsx";
import { AmendmentHeadFields } from "./amendment-head-fields.tsx";
import { TableField } from "./amendments-page.tsx";

type Props = { form: AmendmentForm; head: AmendmentHead; typed: TypedAmendment | null; csrf: string };

/** New dates beside those that hold now. What is left empty stays as it is. */
export function AmendmentFormView({ form, head, typed, csrf }: Props) {
  const { t } = useI18n();
  const values = typed ?? {
    ...{ regulation: head.regulation, citation: head.citation.id },
    ...{ citationEn: head.citation.en ?? "", effectiveOn: head.effectiveOn },
  };
  return (
    <Section id="isian" title={t("schedule.newDates")} hint={t("schedule.newDatesHint")}>
      <Form method="post" noValidate encType="multipart/form-data" className="law-form">
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="calendar" value={head.calendar} />
        <AmendmentHeadFields regulations={form.regulations} values={values} />
        <p className="hint" id="grammar">
          {t("schedule.grammar")}
        </p>
        <div className="scroll">
          <table className="sched amend">
            <caption className="vh">{t("schedule.newDates")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("scorecard.stage")}</th>
                <th scope="col">{t("schedule.now")}</th>
                <th scope="col">{t("schedule.newStart")}</th>
                <th scope="col">{t("schedule.newEnd")}</th>
              </tr>
            </thead>
            <tbody>
              {form.stages.map((field) => (
                <StageRow key={field.stage} field={field} />
              ))}
            </tbody>
          </table>
        </div>
        {form.events.length === 0 ? null : <Events events={form.events} />}
        <TableField value={typed?.table ?? ""} />
        <button className="btn pri" type="submit">
          {t("schedule.saveAndPreview")}
        </button>
      </Form>
    </Section>
  );
}

function StageRow({ field }: { field: StageField }) {
  const { t, text } = useI18n();
  const { stage, title, depth, now, typed } = field;
  const input = (edge: "start" | "end") => (
    <input
      className="in"
      id={`stage.${stage}.${edge}`}
      name={`stage.${stage}.${edge}`}
      type="text"
      defaultValue={typed[edge]}
      placeholder="2023-04-24"
      autoComplete="off"
      aria-describedby="grammar"
      aria-label={t(edge === "start" ? "schedule.newStartOf" : "schedule.newEndOf", { code: stage })}
    />
  );
  return (
    <tr className={["top-stage", "sub", "sub2"][depth] ?? "sub2"}>
      <th scope="row">
        {`${stage} `}
        <span className="ttl">{text(title)}</span>
        <input type="hidden" name={`stage.${stage}.condition`} value={typed.condition} />
      </th>
      <td>{now.end === null ? t("schedule.undated") : <Span {...now} />}</td>
      <td>{input("start")}</td>
      <td>{input("end")}</td>
    </tr>
  );
}

function Events({ events }: { events: ReadonlyArray<EventField> }) {
  const { t, text, date } = useI18n();
  return (
    <details
      className="fs"
      open={events.some(({ typed }) => typed.occurredOn !== "" || typed.outcome !== "")}
    >
      <summary>{t("schedule.events")}</summary>
      <p className="hint">{t("schedule.eventsHint")}</p>
      <table className="sched amend">
        <caption className="vh">{t("schedule.events")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("schedule.event")}</th>
            <th scope="col">{t("schedule.now")}</th>
            <th scope="col">{t("schedule.day")}</th>
            <th scope="col">{t("schedule.outcome")}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ event, title, now, typed }) => (
            <tr key={event}>
              <th scope="row">{text(title)}</th>
              <td>
                {now.occurredOn === null && now.outcome === null
                  ? t("schedule.notYet")
                  : [now.occurredOn === null ? "" : date(now.occurredOn), now.outcome ?? ""].join(" ")}
              </td>
              <td>
                <input
                  className="in"
                  name={`event.${event}.day`}
                  type="text"
                  defaultValue={typed.occurredOn}
                  aria-label={t("schedule.dayOf", { title: text(title) })}
                />
              </td>
              <td>
                <input
                  className="in"
                  name={`event.${event}.outcome`}
                  type="text"
                  defaultValue={typed.outcome}
                  aria-label={t("schedule.outcomeOf", { title: text(title) })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
