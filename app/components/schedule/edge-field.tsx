import { EDGE_KINDS, type RowField, type TypedRow } from "#app/domain/schedule-form.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Choose, Group, Labelled, type RowOptions, Select } from "./form-parts.tsx";

type Props = {
  field: RowField;
  label: string;
  typed: TypedRow;
  options: RowOptions;
  error: string | null;
};

/** How an edge of a stage is told: a day, or so many days from an event or another stage. */
export function EdgeField({ field: { column: edge, required }, label, typed, options, error }: Props) {
  const { t } = useI18n();
  const held = (name: string) => typed[`${edge}.${name}`] ?? "";
  const kinds = EDGE_KINDS.filter((kind) => kind !== "none" || !required);
  const words = kinds.map((kind) => ({ value: kind, label: t(`calendarTables.form.kind.${kind}`) }));
  const units = (["d", "w"] as const).map((unit) => ({
    value: unit,
    label: t(`calendarTables.form.unit.${unit}`),
  }));
  const edges = (["start", "end"] as const).map((each) => ({
    value: each,
    label: t(`calendarTables.form.edge.${each}`),
  }));
  const choose = t("talk.choose");
  return (
    <Group legend={label}>
      <Labelled name={edge} label={t("calendarTables.form.how")} error={error}>
        {(at) => <Select {...at} name={`${edge}.kind`} value={held("kind")} options={words} empty={null} />}
      </Labelled>
      <Labelled name={`${edge}.on`} label={t("calendarTables.form.on")} ways="date" error={null}>
        {(at) => <input {...at} type="date" defaultValue={held("on")} />}
      </Labelled>
      <Labelled name={`${edge}.event`} label={t("calendarTables.form.fromEvent")} ways="event" error={null}>
        {(at) => <Choose {...at} value={held("event")} options={options.event} empty={choose} />}
      </Labelled>
      <Labelled name={`${edge}.stage`} label={t("calendarTables.form.fromStage")} ways="stage" error={null}>
        {(at) => <Choose {...at} value={held("stage")} options={options.stage} empty={choose} />}
      </Labelled>
      <Labelled name={`${edge}.edge`} label={t("calendarTables.form.fromEdge")} ways="stage" error={null}>
        {(at) => <Select {...at} value={held("edge") || "end"} options={edges} empty={null} />}
      </Labelled>
      <Labelled
        name={`${edge}.days`}
        label={t("calendarTables.form.days")}
        hint={t("calendarTables.form.daysHint")}
        ways="event stage"
        error={null}
      >
        {(at) => <input {...at} type="text" inputMode="numeric" defaultValue={held("days")} />}
      </Labelled>
      <Labelled
        name={`${edge}.unit`}
        label={t("calendarTables.form.counted")}
        ways="event stage"
        error={null}
      >
        {(at) => <Select {...at} value={held("unit") || "d"} options={units} empty={null} />}
      </Labelled>
    </Group>
  );
}
