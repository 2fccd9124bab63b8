import { Form } from "react-router";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { OPTIONAL_KINDS } from "#app/domain/notice/kinds.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Asks once more before mail is switched off: mail programs open links to look at them. */
export function StopMailPage({ state }: { state: "unknown" | "on" | "off" }) {
  const { t, list } = useI18n();
  const kinds = list(OPTIONAL_KINDS.map((kind) => t(`notices.kind.${kind}`).toLocaleLowerCase()));
  return (
    <div className="acc">
      <h1>{t("notices.stop.title")}</h1>
      {state === "unknown" ? <p className="note s-waiting">{t("notices.stop.unknown")}</p> : null}
      {state === "off" ? (
        <p className="note s-verified" role="status">
          {t("notices.stop.done")}
        </p>
      ) : null}
      {state === "on" ? (
        <>
          <p className="lead">{t("notices.stop.lead", { kinds })}</p>
          <Form method="post">
            <button className="btn pri" type="submit">
              {t("notices.stop.button")}
            </button>
          </Form>
        </>
      ) : null}
      <p className="hint">
        <LocalLink to="/pemberitahuan/atur" keepDay={false}>
          {t("notices.stop.settings")}
        </LocalLink>
      </p>
    </div>
  );
}
