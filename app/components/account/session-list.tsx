import { Form } from "react-router";
import { Section } from "#app/components/ui/section.tsx";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { HiddenFields } from "./fields.tsx";

/** A browser somebody is signed in with. Instants are ISO. */
export type SessionEntry = {
  id: string;
  device: { browser: string | null; system: string | null };
  signedInBy: "password" | "oidc";
  createdAt: string;
  lastSeenAt: string;
  here: boolean;
};

type Props = { sessions: ReadonlyArray<SessionEntry>; csrf: string };

/** Where somebody is signed in; each can be ended, or all. */
export function SessionList({ sessions, csrf }: Props) {
  const { t } = useI18n();
  return (
    <Section id="sesi" title={t("account.sessions")} hint={t("account.sessionsHint")}>
      <ul className="rows sessions">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} csrf={csrf} />
        ))}
      </ul>
      <Form method="post">
        <HiddenFields csrf={csrf} intent="end_all" />
        <button className="btn" type="submit" aria-describedby="sesi-semua">
          {t("account.endAll")}
        </button>
        <p className="hint tight" id="sesi-semua">
          {t("account.endAllHint")}
        </p>
      </Form>
    </Section>
  );
}

function SessionRow({ session, csrf }: { session: SessionEntry; csrf: string }) {
  const { t, instant } = useI18n();
  const { browser, system } = session.device;
  const known = browser ?? system;
  const device =
    browser !== null && system !== null
      ? t("account.sessionDevice", { browser, system })
      : (known ?? t("account.sessionUnknown"));
  const seen = instant(session.lastSeenAt, HOME_ZONE);
  const marks = [
    ...(session.here ? [t("account.sessionHere")] : []),
    ...(session.signedInBy === "oidc" ? [t("account.sessionByOpenId")] : []),
  ];
  return (
    <li>
      <span>
        <span className="b">{device}</span>
        {marks.length === 0 ? null : ` (${marks.join(", ")})`}
        <span className="mut sm when">
          {t("account.sessionTimes", { created: instant(session.createdAt, HOME_ZONE), seen })}
        </span>
      </span>
      <Form method="post">
        <HiddenFields csrf={csrf} intent="end" session={session.id} />
        <button className="btn" type="submit" aria-label={t("account.endSessionOf", { device, seen })}>
          {t("account.endSession")}
        </button>
      </Form>
    </li>
  );
}
