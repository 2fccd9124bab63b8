import { data, redirect } from "react-router";
import { NoticeSettingsPage } from "#app/components/notices/settings-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { mailContext } from "#app/http/mail-links.server.ts";
import { readSettingsForm } from "#app/http/parse-form-notice.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { openNoticeSettings, saveNoticeSettings } from "#app/services/notices/mail-choices.server.ts";
import { makeCalendar, revokeCalendar } from "#app/services/notices/personal-calendar.server.ts";
import type { Route } from "./+types/notice-settings";

/** The answer may hold a secret address. */
const PRIVATE = { "cache-control": "private, no-store", "referrer-policy": "same-origin" };

export function headers() {
  return PRIVATE;
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const { userId, csrf } = requireSignedIn(context, request);
  const settings = await openNoticeSettings(userId, context.get(depsContext));
  if (settings === null) throw data({ code: "not_found" }, { status: 404 });
  const done = new URL(request.url).searchParams.get("selesai");
  const shown: "simpan" | "cabut" | null = done === "simpan" || done === "cabut" ? done : null;
  return { settings, csrf, done: shown };
}

export async function action({ request, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  const typed = await readForm(request);
  requireCsrf({ request, context, form: typed }, signedIn);
  const form = readSettingsForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const { userId, name } = signedIn;
  const deps = context.get(depsContext);
  const done = (what: "simpan" | "cabut") => {
    const language = languageOf(new URL(request.url).pathname);
    return redirect(localPath(language, `/pemberitahuan/atur?selesai=${what}`));
  };
  if (form.intent === "make_calendar") {
    const token = await makeCalendar({ userId, name }, deps);
    const address = `${context.get(mailContext).origin}/kalender/${token}.ics`;
    return data({ address, problem: false, mailed: null }, { headers: PRIVATE });
  }
  if (form.intent === "revoke_calendar") {
    await revokeCalendar({ userId, name }, deps);
    return done("cabut");
  }
  if (form.intent !== "settings") throw data({ code: "form_unreadable" }, { status: 400 });
  const { rhythm, mailed } = form;
  if (rhythm === null) return data({ address: null, problem: true, mailed }, { status: 400 });
  await saveNoticeSettings({ userId, rhythm, mailed }, deps);
  return done("simpan");
}

export default function NoticeSettingsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("notices.settings.title")} unlisted />
      <NoticeSettingsPage {...loaderData} result={actionData ?? null} />
    </>
  );
}
