import type { ShownInvitation } from "#app/domain/account/link.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { localPath } from "#app/i18n/language.ts";

/** The link of an invitation that no mail takes to its holder, to hand on by another way. */
export function InvitationLink({ invitation }: { invitation: ShownInvitation }) {
  const { t, instant, language } = useI18n();
  const { name, email, origin, path, expiresAt } = invitation;
  return (
    <div className="note s-verified invitation" role="status">
      <p className="b">{t("people.linkMade", { name })}</p>
      <label htmlFor="tautan-undangan">{t("people.link")}</label>
      <input
        className="in"
        id="tautan-undangan"
        readOnly
        value={`${origin}${localPath(language, path)}`}
        aria-describedby="tautan-undangan-petunjuk"
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="hint" id="tautan-undangan-petunjuk">
        {t("people.linkHint", { email, at: instant(expiresAt, HOME_ZONE) })}
      </p>
    </div>
  );
}
