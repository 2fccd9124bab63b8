import { Form } from "react-router";
import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { HiddenFields, type Problems, TextField } from "./fields.tsx";
import { type OfficeWords, useOfficeWords } from "./offices-list.tsx";

export type OfficeEntry = OfficeWords & {
  id: string;
  standing: "coming" | "held" | "ended";
  manageable: boolean;
};

type Props = {
  office: OfficeEntry;
  csrf: string;
  today: CalendarDate;
  problems: Problems;
  typed: Readonly<Record<string, string>>;
  /** Which form was refused, so that it stays open. */
  openForm: string | null;
};

/** An office with the two ways it ends. */
export function OfficeRow({ office, ...forms }: Props) {
  const { t } = useI18n();
  const { what, when } = useOfficeWords()(office);
  const ends = office.manageable && office.standing !== "ended";
  return (
    <li>
      <span className="b">{what}</span>{" "}
      <span className="mut sm">
        {when} ({t(`people.standing.${office.standing}`)})
      </span>
      {ends ? <EndForm office={office} {...forms} /> : null}
      {ends ? <HandOverForm office={office} {...forms} /> : null}
    </li>
  );
}

function EndForm({ office, csrf, today, problems, typed, openForm }: Props) {
  const { t } = useI18n();
  const form = `end-${office.id}`;
  const isOpen = openForm === form;
  const prefix = `${form}-`;
  return (
    <details className="office-act" open={isOpen}>
      <summary>{t("people.end")}</summary>
      <Form method="post" className="narrow" noValidate>
        <HiddenFields csrf={csrf} intent="end" office={office.id} />
        <TextField
          {...{ name: "lastOn", prefix, type: "date", required: true, problems }}
          label={t("people.lastOn")}
          defaultValue={isOpen ? (typed.lastOn ?? today) : today}
        />
        <TextField
          {...{ name: "reason", prefix, problems, defaultValue: isOpen ? (typed.reason ?? "") : "" }}
          label={t("people.reason")}
        />
        <button className="btn" type="submit">
          {t("people.end")}
        </button>
      </Form>
    </details>
  );
}

function HandOverForm({ office, csrf, today, problems, typed, openForm }: Props) {
  const { t } = useI18n();
  const form = `hand-${office.id}`;
  const isOpen = openForm === form;
  const prefix = `${form}-`;
  const tomorrow = plusDays(today, 1);
  return (
    <details className="office-act" open={isOpen}>
      <summary>{t("people.handOver")}</summary>
      <p className="hint">{t("people.handOverHint")}</p>
      <Form method="post" className="narrow" noValidate>
        <HiddenFields csrf={csrf} intent="hand_over" office={office.id} />
        <TextField
          {...{ name: "email", prefix, type: "email", required: true, problems }}
          label={t("people.successorEmail")}
          defaultValue={isOpen ? (typed.email ?? "") : ""}
        />
        <TextField
          {...{ name: "name", prefix, problems, defaultValue: isOpen ? (typed.name ?? "") : "" }}
          label={t("people.successorName")}
        />
        <TextField
          {...{ name: "fromOn", prefix, type: "date", required: true, problems }}
          label={t("people.handOverFrom")}
          defaultValue={isOpen ? (typed.fromOn ?? tomorrow) : tomorrow}
        />
        <button className="btn" type="submit">
          {t("people.handOver")}
        </button>
      </Form>
    </details>
  );
}
