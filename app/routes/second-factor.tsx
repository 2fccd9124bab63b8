import { data, redirect } from "react-router";
import { SecondFactorPage } from "#app/components/account/second-factor-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { homeOf, requireFactorHolder, sameSitePath } from "#app/http/auth.server.ts";
import { accountWords, newSession, SECRET_PAGE } from "#app/http/auth-session.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { pageAddress, pagePathOf } from "#app/http/page-address.server.ts";
import { textIn } from "#app/http/parse-form-account.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { qrPath } from "#app/services/accounts/qr.server.ts";
import {
  beginSecondFactor,
  type ConfirmOutcome,
  confirmSecondFactor,
  openSecondFactor,
  type RemoveOutcome,
  removeSecondFactor,
  renewRecoveryCodes,
} from "#app/services/accounts/second-factor.server.ts";
import type { FoundSession } from "#app/services/sessions.server.ts";
import type { Route } from "./+types/second-factor";

export function headers() {
  return SECRET_PAGE;
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const { signedIn, stage } = requireFactorHolder(context, request);
  const deps = context.get(depsContext);
  const page = await openSecondFactor(signedIn, accountWords(context).links.secret, deps);
  const next = sameSitePath(new URL(request.url).searchParams.get("lanjut"));
  const qr = page.state === "unconfirmed" ? qrPath(page.uri) : null;
  const leadsTo = next ?? homeOf(signedIn, request);
  const shown = { page, qr, csrf: signedIn.csrf, first: stage === "set_up", leadsTo };
  return data(shown, { headers: SECRET_PAGE });
}

export async function action({ request, context }: Route.ActionArgs) {
  const found = requireFactorHolder(context, request);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, found.signedIn);
  const [words, deps] = [accountWords(context), context.get(depsContext)];
  const who = found.signedIn;
  const code = textIn(form, "code");
  switch (form.get("intent")) {
    case "begin":
      await beginSecondFactor(who, words.links.secret, deps);
      throw redirect(pageAddress(request));
    case "confirm": {
      const outcome = await confirmSecondFactor({ who, code }, words, deps);
      return outcome.ok ? codesUnderNewSession({ request, context }, found, outcome.codes) : refused(outcome);
    }
    case "codes": {
      const outcome = await renewRecoveryCodes({ who, code }, words, deps);
      return outcome.ok
        ? data({ codes: outcome.codes, problems: [] }, { headers: SECRET_PAGE })
        : refused(outcome);
    }
    case "remove": {
      const outcome = await removeSecondFactor({ who, code, present: textIn(form, "present") }, words, deps);
      if (outcome.ok) throw redirect(pagePathOf(request));
      return refused(outcome);
    }
    default:
      throw data({ code: "form_unreadable" }, { status: 400 });
  }
}

type Refused = Extract<ConfirmOutcome | RemoveOutcome, { ok: false }>;

function refused(outcome: Refused) {
  const { refusal } = outcome;
  const at = "retryAt" in outcome ? outcome.retryAt : undefined;
  const field = refusal === "present_wrong" || refusal === "no_password" ? "present" : "code";
  const status = refusal === "too_many_attempts" ? 429 : refusal === "required" ? 403 : 400;
  return data({ codes: null, problems: [{ field, code: refusal, at }] }, { status });
}

/** Whoever proved a second factor goes on under a session that shows it. */
async function codesUnderNewSession(
  args: Pick<Route.ActionArgs, "request" | "context">,
  { signedIn, signedInBy }: FoundSession,
  codes: Array<string>,
) {
  const { userId, name } = signedIn;
  const { cookie } = await newSession(args, { userId, name, signedInBy, secondFactor: true });
  return data({ codes, problems: [] }, { headers: { ...SECRET_PAGE, "set-cookie": cookie } });
}

export default function SecondFactorRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("account.factorTitle")} unlisted />
      <SecondFactorPage
        {...loaderData}
        codes={actionData?.codes ?? null}
        problems={actionData?.problems ?? []}
      />
    </>
  );
}
