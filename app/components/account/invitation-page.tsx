import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import type { OfficeOffer } from "#app/domain/account/office.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { AccountProblem } from "#app/i18n/account-problem.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { TextField, useProblems } from "./fields.tsx";
import { NewPasswordFields } from "./reset-forms.tsx";

type Invitation =
  | { state: "unknown" | "used" | "revoked" | "expired" }
  | { state: "open"; email: string; offer: OfficeOffer; organisation: string; plan: Bilingual | null };

type Props = {
  invitation: Invitation;
  /** As it was typed; null before anything was. */
  name: string | null;
  problems: ReadonlyArray<AccountProblem>;
};

/** Says what somebody is invited to, and makes the account. */
export function InvitationPage({ invitation, name, problems }: Props) {
  const { t } = useI18n();
  if (invitation.state !== "open") {
    return (
      <div className="acc">
        <h1>{t("account.invitationTitle")}</h1>
        <p className="lead">{t(`account.link.${invitation.state}`)}</p>
      </div>
    );
  }
  return <OpenInvitation invitation={invitation} name={name ?? invitation.offer.name} problems={problems} />;
}

type OpenProps = {
  invitation: Extract<Invitation, { state: "open" }>;
  name: string;
  problems: ReadonlyArray<AccountProblem>;
};

function OpenInvitation({ invitation, name, problems }: OpenProps) {
  const { t, text, longDate } = useI18n();
  const shown = useProblems(problems);
  const { offer, organisation, plan, email } = invitation;
  const from = longDate(offer.fromOn);
  const days =
    offer.toOn === null
      ? t("account.invitationFrom", { from })
      : t("account.invitationFromTo", { from, to: longDate(offer.toOn) });
  const where =
    plan === null ? t("account.invitationEveryPlan") : t("account.invitationPlan", { plan: text(plan) });
  return (
    <div className="acc">
      <h1>{t("account.invitationHello", { name: offer.name })}</h1>
      <p className="lead">
        {t("account.invitationLead", { role: t(`account.roleOf.${offer.role}`), organisation })}
      </p>
      <p>
        {where} {days}
      </p>
      <p className="hint">{t("account.invitationEmail", { email })}</p>
      <ErrorSummary errors={shown.errors} />
      <Form method="post" noValidate>
        <input
          className="vh"
          type="email"
          autoComplete="username"
          value={email}
          readOnly
          tabIndex={-1}
          aria-hidden
        />
        <TextField
          {...{ name: "name", autoComplete: "name", required: true, defaultValue: name }}
          label={t("account.name")}
          hint={t("account.nameHint")}
          problems={shown}
        />
        <NewPasswordFields problems={shown} />
        <button className="btn pri" type="submit">
          {t("account.acceptInvitation")}
        </button>
      </Form>
    </div>
  );
}
