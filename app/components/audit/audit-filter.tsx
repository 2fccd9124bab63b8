import type { ReactNode } from "react";
import { Form, useSearchParams } from "react-router";
import { useLocalHref } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { useActionName } from "./audit-entry.tsx";

/** What can be chosen from; a list that is left out is not offered. */
export type AuditChoices = {
  actions: ReadonlyArray<string>;
  actors?: ReadonlyArray<string>;
  plans?: ReadonlyArray<string>;
};

type Props = { path: string; choices: AuditChoices };

/** The filter of the log, kept in the address: a GET form that works without script. */
export function AuditFilterForm({ path, choices }: Props) {
  const { t } = useI18n();
  const href = useLocalHref();
  const nameOf = useActionName();
  const [params] = useSearchParams();
  const asked = (name: string) => params.get(name) ?? "";
  const { actions, actors, plans } = choices;
  return (
    <Form
      className="flt"
      role="search"
      aria-label={t("audit.filters")}
      method="get"
      action={href(path, { keepDay: false })}
    >
      {asked("per") === "" ? null : <input type="hidden" name="per" value={asked("per")} />}
      {actors === undefined ? null : (
        <Choice name="siapa" label={t("audit.who")} value={asked("siapa")}>
          {actors.map((actor) => (
            <option key={actor} value={actor}>
              {actor}
            </option>
          ))}
        </Choice>
      )}
      <Choice name="apa" label={t("audit.what")} value={asked("apa")}>
        {actions.map((action) => (
          <option key={action} value={action}>
            {nameOf(action)}
          </option>
        ))}
      </Choice>
      {plans === undefined ? null : (
        <Choice name="rencana" label={t("audit.plan")} value={asked("rencana")}>
          {plans.map((plan) => (
            <option key={plan} value={plan}>
              {plan}
            </option>
          ))}
        </Choice>
      )}
      {actors === undefined ? null : (
        <label className="f">
          <span>{t("audit.subject")}</span>
          <input className="in" name="perihal" defaultValue={asked("perihal")} />
        </label>
      )}
      <Day name="dari" label={t("audit.from")} value={asked("dari")} />
      <Day name="sampai" label={t("audit.to")} value={asked("sampai")} />
      <button className="btn" type="submit">
        {t("audit.apply")}
      </button>
    </Form>
  );
}

function Choice(props: { name: string; label: string; value: string; children: ReactNode }) {
  const { t } = useI18n();
  const { name, label, value, children } = props;
  return (
    <label className="f">
      <span>{label}</span>
      <select className="in" name={name} defaultValue={value}>
        <option value="">{t("audit.all")}</option>
        {children}
      </select>
    </label>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="f">
      <span>{label}</span>
      <input className="in" type="date" name={name} defaultValue={value} />
    </label>
  );
}
