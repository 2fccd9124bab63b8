import { Icon } from "#app/components/ui/icon.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { DraftState } from "./draft-keeper.ts";

type Props = {
  state: DraftState;
  /** The button was pressed and nobody was reached. */
  isUnreached: boolean;
  timeZone: string;
};

/** Where what is typed stands, told whenever it changes, and the buttons that send it. */
export function SubmitBar({ state, isUnreached, timeZone }: Props) {
  const { t } = useI18n();
  const isElsewhere = state.kind === "changed" || state.kind === "signed_out";
  return (
    <div className="sub">
      <div className="sv" role="status">
        <Icon name="save" />
        <p>
          <DraftWords state={state} timeZone={timeZone} />
          {isUnreached && !isElsewhere ? ` ${t("owner.draft.notReached")}` : null}
        </p>
      </div>
      <button className="btn" type="submit" name="intent" value="draft">
        {t("workspace.saveDraft")}
      </button>
      <noscript>
        <button className="btn" type="submit" name="intent" value="preview">
          {t("owner.preview")}
        </button>
      </noscript>
      <button className="btn pri" type="submit" name="intent" value="submit">
        {t("workspace.submit")}
      </button>
    </div>
  );
}

/** Where what is typed stands, in words. */
export function DraftWords({ state, timeZone }: Pick<Props, "state" | "timeZone">) {
  const { t, instant } = useI18n();
  switch (state.kind) {
    case "none":
      return t("workspace.draftNone");
    case "kept":
      return state.at === null
        ? t("workspace.draftNone")
        : t("workspace.draftSaved", { at: instant(state.at, timeZone) });
    case "device":
      return t("owner.draft.device");
    case "screen":
      return t("owner.draft.screen");
    case "changed":
      return t("owner.other.title");
    case "signed_out":
      return (
        <>
          {t("owner.draft.signedOut")}{" "}
          <LocalLink to="/masuk" keepDay={false} target="_blank" rel="noopener">
            {t("owner.draft.signIn")}
          </LocalLink>
        </>
      );
  }
}
