import { Form } from "react-router";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { NoticeData, NoticeKind } from "#app/domain/notice/kinds.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { noticeWords } from "#app/i18n/notice-words.ts";

/** A notice as its receiver reads it. `at` is ISO. */
export type NoticeView = {
  id: string;
  kind: NoticeKind;
  plan: string;
  timeZone: string;
  data: NoticeData;
  on: CalendarDate;
  at: string;
  unread: boolean;
  path: string;
};

type Props = { notices: ReadonlyArray<NoticeView>; unread: number; csrf: string };

/** What a person was told, unread ones first. */
export function NoticesPage({ notices, unread, csrf }: Props) {
  const { t } = useI18n();
  return (
    <div className="rq ntc">
      <h1>{t("notices.title")}</h1>
      <p className="lead">{t("notices.lead", { count: unread })}</p>
      <div className="ntc-acts">
        {unread === 0 ? null : (
          <Form method="post">
            <input type="hidden" name="csrf" value={csrf} />
            <button className="btn" type="submit" name="intent" value="read_all">
              {t("notices.readAll")}
            </button>
          </Form>
        )}
        <LocalLink to="/pemberitahuan/atur" keepDay={false}>
          {t("notices.settings.link")}
        </LocalLink>
      </div>
      {notices.length === 0 ? <p>{t("notices.empty")}</p> : null}
      <ul className="ntc-list">
        {notices.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} csrf={csrf} />
        ))}
      </ul>
    </div>
  );
}

function NoticeItem({ notice, csrf }: { notice: NoticeView; csrf: string }) {
  const i18n = useI18n();
  const { t, instant } = i18n;
  const { id, kind, data, on, at, timeZone, unread } = notice;
  const { subject, body } = noticeWords(kind, { data, today: on, name: "", plan: "" }, i18n);
  const title = `judul-${id}`;
  return (
    <li className={unread ? "unread" : undefined}>
      <p className="meta">
        {t(`notices.kind.${kind}`)}
        {" · "}
        <time dateTime={at}>{instant(at, timeZone)}</time>
        {unread ? (
          <>
            {" · "}
            <b>{t("notices.unread")}</b>
          </>
        ) : null}
      </p>
      <h2 id={title}>{subject}</h2>
      <p className="ntc-body">{body}</p>
      <Form method="post" className="ntc-acts">
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="id" value={id} />
        <button className="btn" type="submit" name="intent" value="open" aria-describedby={title}>
          {t("notices.open")}
        </button>
        {unread ? (
          <button
            className="btn ghost"
            type="submit"
            name="intent"
            value="read"
            aria-label={t("notices.readOf", { title: subject })}
          >
            {t("notices.read")}
          </button>
        ) : null}
      </Form>
    </li>
  );
}
