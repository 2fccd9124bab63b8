import { Form } from "react-router";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = {
  /** ISO instant since which an address works; null without one. */
  since: string | null;
  csrf: string;
  /** The address, shown once when it was just made. */
  address: string | null;
};

/** A person's secret calendar address: made, made anew, taken back. */
export function CalendarSection({ since, csrf, address }: Props) {
  const { t, instant } = useI18n();
  return (
    <>
      <p>{t("notices.calendar.lead")}</p>
      {address === null ? (
        <p>
          {since === null
            ? t("notices.calendar.none")
            : t("notices.calendar.since", { date: instant(since, HOME_ZONE) })}
        </p>
      ) : (
        <Address address={address} />
      )}
      <Form method="post" className="ntc-acts">
        <input type="hidden" name="csrf" value={csrf} />
        <button className="btn" type="submit" name="intent" value="make_calendar">
          {t(since === null ? "notices.calendar.make" : "notices.calendar.renew")}
        </button>
        {since === null ? null : (
          <>
            <button className="btn" type="submit" name="intent" value="revoke_calendar">
              {t("notices.calendar.revoke")}
            </button>
            <span className="hint">{t("notices.calendar.renewHint")}</span>
          </>
        )}
      </Form>
    </>
  );
}

function Address({ address }: { address: string }) {
  const { t } = useI18n();
  return (
    <>
      <p className="note s-verified" role="status">
        {t("notices.calendar.made")}
      </p>
      <label className="lab" htmlFor="alamat-kalender">
        {t("notices.calendar.address")}
      </label>
      <input
        className="in"
        id="alamat-kalender"
        readOnly
        value={address}
        aria-describedby="alamat-kalender-petunjuk"
      />
      <p className="hint" id="alamat-kalender-petunjuk">
        {t("notices.calendar.secret")}
      </p>
    </>
  );
}
