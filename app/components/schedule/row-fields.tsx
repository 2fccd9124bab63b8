import type { CalendarTableName } from "#app/domain/calendar-tables.ts";
import type { RowField, TypedRow } from "#app/domain/schedule-form.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { choiceName, choicesOf, columnName } from "./calendar-words.ts";
import { EdgeField } from "./edge-field.tsx";
import { type Attributes, Choose, Group, Labelled, type RowOptions, Select } from "./form-parts.tsx";

type Props = {
  table: CalendarTableName;
  field: RowField;
  typed: TypedRow;
  options: RowOptions;
  error: string | null;
};

/** One field of a row, by what its column holds. */
export function RowFieldView(props: Props) {
  const { field, typed, options } = props;
  const { t } = useI18n();
  const { column, kind, required } = field;
  const name = columnName(column, t);
  const label = required ? name : t("talk.optional", { label: name });
  if (kind === "edge") return <EdgeField {...props} label={label} />;
  const value = typed[column] ?? "";
  if (column === "condition") {
    return (
      <Group legend={label}>
        <Labelled name={column} label={t("calendarTables.form.event")} error={props.error}>
          {(at) => <Choose {...at} value={value} options={options.event} empty={t("talk.none")} />}
        </Labelled>
        <Labelled name="condition.outcome" label={t("calendarTables.form.outcome")} error={null}>
          {(at) => <input {...at} type="text" defaultValue={typed["condition.outcome"] ?? ""} />}
        </Labelled>
      </Group>
    );
  }
  return (
    <Labelled name={column} label={label} hint={hintOf(props, t)} error={props.error}>
      {(at) => <Input {...props} at={at} value={value} />}
    </Labelled>
  );
}

const CODE_EXAMPLES: Readonly<Partial<Record<CalendarTableName, string>>> = {
  regulations: "PKPU-3-2022",
  calendars: "pemilu-2024",
  stages: "T05",
  events: "mk-register",
};

function hintOf({ table, field: { column, kind } }: Props, t: ReturnType<typeof useI18n>["t"]) {
  if (column === "known_on") return t("calendarTables.form.knownHint");
  if (column === "code" && kind === "code")
    return t("calendarTables.form.codeHint", { example: CODE_EXAMPLES[table] ?? "T05" });
  if (column === "parent") return t("calendarTables.form.parentHint");
  return table === "occurrences" && column === "outcome" ? t("calendarTables.form.outcomeHint") : undefined;
}

function Input({ table, field, options, at, value }: Props & { at: Attributes; value: string }) {
  const { t, text } = useI18n();
  const { column, kind, required } = field;
  const empty = t(required ? "talk.choose" : "talk.none");
  const choices = choicesOf(table, column);
  if (choices !== null) {
    const words = choices.map((choice) => ({ value: choice, label: choiceName(choice, t) }));
    return <Select {...at} value={value} options={words} empty={empty} />;
  }
  if (kind === "calendar" || kind === "stage" || kind === "event" || kind === "regulation") {
    const words = options[kind].map((option) => ({ value: option.value, label: text(option.label) }));
    return <Select {...at} value={value} options={words} empty={empty} />;
  }
  if (kind === "text") return <textarea {...at} rows={3} defaultValue={value} />;
  const type = kind === "day" ? "date" : kind === "url" ? "url" : "text";
  return (
    <input {...at} type={type} inputMode={kind === "number" ? "numeric" : undefined} defaultValue={value} />
  );
}
