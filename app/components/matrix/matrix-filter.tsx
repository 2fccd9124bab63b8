import { type ReactNode, useEffect, useRef } from "react";
import { Form, useSearchParams } from "react-router";
import { type PageFrame, shortName } from "#app/components/evidence/page-frame.ts";
import { Icon, type IconName } from "#app/components/ui/icon.tsx";
import { LocalLink, useLocalHref } from "#app/components/ui/local-link.tsx";
import { MILESTONE_STATUSES, type MilestoneStatus } from "#app/domain/milestone-status.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { usePlanWord } from "#app/i18n/plan-words.tsx";

export type FilterChoices = {
  owners: ReadonlyArray<string>;
  stages: ReadonlyArray<{ key: string; code: string; title: Bilingual }>;
  /** Milestones of the whole plan per status. */
  perStatus: Readonly<Partial<Record<MilestoneStatus, number>>>;
};

type Props = { frame: PageFrame; choices: FilterChoices; children: ReactNode };

/**
 * The filter of the matrix, kept in the address: a GET form that works without script. With script the page
 * stays, so that the count in `children`, a live region, is read out when it changes.
 */
export function MatrixFilterForm({ frame, choices, children }: Props) {
  const { t, text } = useI18n();
  const href = useLocalHref();
  const [params] = useSearchParams();
  const path = `/${frame.plan.slug}/matriks`;
  const asked = (name: string) => params.get(name) ?? "";
  return (
    <Form
      className="flt"
      role="search"
      aria-label={t("matrix.filters")}
      action={href(path, { keepDay: false })}
      method="get"
      preventScrollReset
    >
      <Kept name="per" />
      <Kept name="kolom" />
      <span className="f" data-on={asked("teks") !== ""}>
        <Icon name="search" />
        <TextField asked={asked("teks")} />
      </span>
      <Choice name="status" label={t("matrix.status")} value={asked("status")}>
        {MILESTONE_STATUSES.map((status) => (
          <option key={status} value={status}>
            {`${t(`status.${status}`)} (${choices.perStatus[status] ?? 0})`}
          </option>
        ))}
      </Choice>
      <Choice name="lembaga" label={t("matrix.owner")} value={asked("lembaga")}>
        {choices.owners.map((slug) => (
          <option key={slug} value={slug}>
            {shortName(frame, slug)}
          </option>
        ))}
      </Choice>
      <Choice name="tahapan" label={t("matrix.stage")} value={asked("tahapan")}>
        {choices.stages.map((stage) => (
          <option key={stage.key} value={stage.key}>
            {`${stage.code} ${text(stage.title)}`}
          </option>
        ))}
      </Choice>
      <button className="btn" type="submit">
        {t("matrix.apply")}
      </button>
      <Toggle status="late" icon="clock-alert" label={t("matrix.late")} choices={choices} path={path} />
      <Toggle
        status="unproven"
        icon="file-question-mark"
        label={t("matrix.unproven")}
        choices={choices}
        path={path}
      />
      {children}
    </Form>
  );
}

/** Follows the address when a link changes it, without losing the focus of whoever typed in it. */
function TextField({ asked }: { asked: string }) {
  const { t } = useI18n();
  const { word, inSentence } = usePlanWord();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current !== null) field.current.value = asked;
  }, [asked]);
  return (
    <input
      ref={field}
      className="in"
      id="teks"
      name="teks"
      type="search"
      maxLength={100}
      defaultValue={asked}
      aria-label={t("matrix.text", { action: inSentence("action") })}
      placeholder={t("matrix.textExample", { action: word("action") })}
    />
  );
}

function Kept({ name }: { name: string }) {
  const [params] = useSearchParams();
  const value = params.get(name);
  return value === null || value === "" ? null : <input type="hidden" name={name} value={value} />;
}

function Choice({
  name,
  label,
  value,
  children,
}: {
  name: string;
  label: string;
  value: string;
  children: ReactNode;
}) {
  const { t } = useI18n();
  return (
    <label className="f" data-on={value !== ""} htmlFor={name}>
      <span>{label}</span>
      <select key={value} id={name} name={name} defaultValue={value}>
        <option value="">{t("matrix.all")}</option>
        {children}
      </select>
    </label>
  );
}

type ToggleProps = {
  status: MilestoneStatus;
  icon: IconName;
  label: string;
  choices: FilterChoices;
  path: string;
};

/** One status at a click; a second click takes it off again. */
function Toggle({ status, icon, label, choices, path }: ToggleProps) {
  const [params] = useSearchParams();
  const on = params.get("status") === status;
  const next = new URLSearchParams(params);
  next.delete("halaman");
  if (on) next.delete("status");
  else next.set("status", status);
  return (
    <LocalLink className="f" data-on={on} aria-current={on ? "true" : undefined} to={`${path}?${next}`}>
      <Icon name={icon} />
      {label} <b>{choices.perStatus[status] ?? 0}</b>
    </LocalLink>
  );
}
