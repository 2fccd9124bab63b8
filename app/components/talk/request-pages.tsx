import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { TrapField } from "#app/components/ui/trap-field.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { CONTACT_DAYS_AFTER_DECISION, CONTACT_DAYS_AT_MOST } from "#app/domain/remark.ts";
import { ASKERS, type RequestView } from "#app/domain/talk/data-request.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type FieldSpec, MadeUp, Saved, TalkErrors, TalkFields, type TalkResult } from "./talk-fields.tsx";
import { TalkTabs } from "./talk-tabs.tsx";

type Names = Readonly<Record<string, { short: string }>>;

export type RequestsPageProps = {
  plan: string;
  asOf: CalendarDate;
  organisations: Names;
  requests: ReadonlyArray<RequestView>;
  inOffice: boolean;
};

/** Every data request that is shown, the longest waiting first. */
export function RequestsPage({ plan, asOf, organisations, requests, inOffice }: RequestsPageProps) {
  const { t } = useI18n();
  return (
    <>
      <div className="page-head">
        <h1>{t("talk.request.title")}</h1>
        <p className="lead">{t("talk.request.lead")}</p>
      </div>
      <TalkTabs plan={plan} inOffice={inOffice} />
      <p>
        <LocalLink className="btn pri" to={`/${plan}/permintaan-data/ajukan`} keepDay={false} rel="nofollow">
          {t("talk.request.ask")}
        </LocalLink>
      </p>
      {requests.length === 0 ? (
        <p className="mut sm">{t("talk.request.empty")}</p>
      ) : (
        <RequestTable plan={plan} asOf={asOf} organisations={organisations} requests={requests} />
      )}
    </>
  );
}

type TableProps = Omit<RequestsPageProps, "inOffice">;

export function RequestTable({ plan, asOf, organisations, requests }: TableProps) {
  const { t, date } = useI18n();
  return (
    <table className="queue">
      <caption className="vh">{t("talk.request.caption", { date: date(asOf) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t("talk.request.what")}</th>
          <th scope="col">{t("talk.request.askedOn")}</th>
          <th scope="col">{t("talk.request.state")}</th>
          <th scope="col">{t("talk.request.with")}</th>
          <th scope="col">{t("talk.request.waiting")}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <tr key={request.id}>
            <th scope="row">
              <LocalLink to={`/${plan}/permintaan-data/${request.id}`}>
                <span lang={request.language}>{short(request.text)}</span>
              </LocalLink>{" "}
              <MadeUp illustration={request.illustration} />
            </th>
            <td>
              <span className="col">{t("talk.request.askedOn")}</span>{" "}
              <time dateTime={request.askedOn}>{date(request.askedOn)}</time>
            </td>
            <td>
              <span className="col">{t("talk.request.state")}</span>{" "}
              {t(`talk.request.stateOf.${request.state}`)}
            </td>
            <td>
              <span className="col">{t("talk.request.with")}</span>{" "}
              <Holder request={request} names={organisations} />
            </td>
            <td>
              <span className="col">{t("talk.request.waiting")}</span>{" "}
              {t("talk.request.waited", { count: request.daysWaiting })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Holder({ request, names }: { request: RequestView; names: Names }) {
  const { t } = useI18n();
  const holder = request.withOrganisation;
  return holder === null ? t("talk.request.secretariat") : (names[holder]?.short ?? holder);
}

function short(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}

type AskProps = {
  plan: { slug: string; timeZone: string };
  csrf: string | null;
  sent: boolean;
  result: TalkResult | null;
};

/** Asks for data, without an account. */
export function AskDataPage({ plan, csrf, sent, result }: AskProps) {
  const { t } = useI18n();
  const fields = useAskFields();
  return (
    <div className="acc wide">
      <Breadcrumb
        items={[
          { label: t("talk.request.title"), to: `/${plan.slug}/permintaan-data` },
          { label: t("talk.request.ask") },
        ]}
      />
      <h1>{t("talk.request.askTitle")}</h1>
      <p className="lead">{t("talk.request.askLead")}</p>
      <Saved done={sent && result === null} message="talk.request.sent" />
      <TalkErrors fields={fields} result={result} anchor="kirim" timeZone={plan.timeZone} />
      <Form method="post" noValidate>
        {csrf === null ? null : <input type="hidden" name="csrf" value={csrf} />}
        <TrapField name="situs" label={t("talk.trap")} />
        <TalkFields fields={fields} result={result} />
        <button className="btn pri" type="submit" id="kirim">
          {t("talk.send")}
        </button>
      </Form>
    </div>
  );
}

function useAskFields(): Array<FieldSpec> {
  const { t } = useI18n();
  const days = { days: CONTACT_DAYS_AFTER_DECISION, most: CONTACT_DAYS_AT_MOST };
  const purpose = { hint: t("talk.request.purposeHint"), required: false };
  return [
    { name: "text", label: t("talk.request.what"), hint: t("talk.request.whatHint"), kind: "text" },
    {
      ...{ name: "cell", label: t("talk.request.cell"), hint: t("talk.request.cellHint"), kind: "line" },
      required: false,
    },
    { name: "purpose", label: t("talk.request.purpose"), kind: "text", ...purpose },
    {
      ...{ name: "askedBy", label: t("talk.request.askedBy"), kind: "select" },
      options: ASKERS.map((value) => ({ value, label: t(`talk.request.askerOf.${value}`) })),
    },
    {
      ...{ name: "contact", label: t("talk.discussion.contact"), kind: "line", required: false },
      hint: t("talk.discussion.contactHint", days),
    },
  ];
}
