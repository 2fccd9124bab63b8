import { Form } from "react-router";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** What a link in a mail stands for. */
export type FollowAnswer =
  | { state: "unknown" }
  | { state: "asked" | "expired" | "following" | "ended"; subject: Bilingual; path: string };

/** Asks once more before anything is changed: mail programs open links to look at them. */
export function ConfirmFollow({ answer }: { answer: FollowAnswer }) {
  const { t, text } = useI18n();
  if (answer.state === "unknown") return <Unknown />;
  const subject = text(answer.subject);
  return (
    <div className="acc">
      <h1>{t("follow.confirmTitle", { subject })}</h1>
      {answer.state === "asked" ? (
        <>
          <p className="lead">{t("follow.confirmLead")}</p>
          <Form method="post">
            <button className="btn pri" type="submit">
              {t("follow.confirm")}
            </button>
          </Form>
        </>
      ) : null}
      {answer.state === "following" ? <Done>{t("follow.confirmed", { subject })}</Done> : null}
      {answer.state === "ended" ? <Done>{t("follow.stopped")}</Done> : null}
      {answer.state === "expired" ? <p className="note s-waiting">{t("follow.expired")}</p> : null}
      <Back path={answer.path} subject={subject} />
    </div>
  );
}

/** @param all everything the same address follows is to end. */
export function StopFollow({ answer, all }: { answer: FollowAnswer; all: boolean }) {
  const { t, text } = useI18n();
  if (answer.state === "unknown") return <Unknown />;
  const subject = text(answer.subject);
  return (
    <div className="acc">
      <h1>{all ? t("follow.stopAll") : t("follow.stopTitle", { subject })}</h1>
      {answer.state === "ended" ? (
        <Done>{t("follow.stopped")}</Done>
      ) : (
        <>
          <p className="lead">{t(all ? "follow.stopAllLead" : "follow.stopLead")}</p>
          <Form method="post">
            <button className="btn pri" type="submit">
              {t(all ? "follow.stopAll" : "follow.stop")}
            </button>
          </Form>
        </>
      )}
      <Back path={answer.path} subject={subject} />
    </div>
  );
}

function Unknown() {
  const { t } = useI18n();
  return (
    <div className="acc">
      <h1>{t("follow.linkTitle")}</h1>
      <p className="note s-waiting">{t("follow.unknown")}</p>
    </div>
  );
}

function Done({ children }: { children: string }) {
  return (
    <p className="note s-verified" role="status">
      {children}
    </p>
  );
}

function Back({ path, subject }: { path: string; subject: string }) {
  const { t } = useI18n();
  return (
    <p className="hint">
      <LocalLink to={path} keepDay={false}>
        {t("follow.back", { subject })}
      </LocalLink>
    </p>
  );
}
