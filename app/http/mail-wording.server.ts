import { data, type RouterContextProvider } from "react-router";
import type { MailText } from "#app/domain/mail.ts";
import { SAMPLE_DATA, SAMPLE_DAY } from "#app/domain/notice/sample.ts";
import { isWordedKind, type WordedKind, type Wording } from "#app/domain/notice/wording.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { LANGUAGES, type Language } from "#app/i18n/language.ts";
import { NOTICE_MAILS } from "#app/i18n/mails/notice-mails.ts";
import { openWordings } from "#app/services/notices/mail-wordings.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import { depsContext } from "./context.server.ts";
import { mailContext } from "./mail-links.server.ts";

/** The words an address names, as they stand. */
export type AskedWording = {
  plan: { slug: string; title: Bilingual };
  kind: WordedKind;
  language: Language;
  /** Null where the usual words stand. */
  wording: Wording | null;
};

/**
 * The words an address names, for who administers the plan.
 *
 * @throws a 404 answer when there are none, or they are not this person's.
 */
export async function requireWording(
  params: { plan: string; kind: string; language: string },
  { actor }: Pick<SignedIn, "actor">,
  context: Readonly<RouterContextProvider>,
): Promise<AskedWording> {
  const { kind } = params;
  const language = LANGUAGES.find((each) => each === params.language);
  const plans = await openWordings({ actor }, context.get(depsContext));
  const plan = plans.find(({ slug }) => slug === params.plan);
  if (plan === undefined || language === undefined || !isWordedKind(kind)) {
    throw data({ code: "not_found" }, { status: 404 });
  }
  const held = plan.changed.find((each) => each.kind === kind && each.language === language);
  return { plan: { slug: plan.slug, title: plan.title }, kind, language, wording: held?.wording ?? null };
}

/** The mail these words make of a made-up notice. */
export function previewOf(
  { plan, kind, language }: AskedWording,
  wording: Wording,
  context: Readonly<RouterContextProvider>,
): MailText {
  const { origin } = context.get(mailContext);
  const notice = { plan, data: SAMPLE_DATA, today: SAMPLE_DAY };
  const common = { language, origin, name: "Sari", stopToken: null };
  if (kind !== "digest") {
    return NOTICE_MAILS({ ...common, digest: null, notices: [{ ...notice, kind, wording }] });
  }
  const notices = (["due", "deadline_moved"] as const).map((each) => ({
    ...{ ...notice, kind: each, wording: null },
  }));
  return NOTICE_MAILS({ ...common, digest: wording, notices });
}
