import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { TrapField } from "#app/components/ui/trap-field.tsx";
import type { Bilingual } from "#app/domain/plan.ts";
import { CONTACT_DAYS_AFTER_DECISION, CONTACT_DAYS_AT_MOST } from "#app/domain/remark.ts";
import type { Thread } from "#app/domain/talk/discussion.ts";
import { AUDIENCES } from "#app/domain/talk/said.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type FieldSpec, Saved, TalkErrors, TalkFields, type TalkResult } from "./talk-fields.tsx";
import { Threads } from "./threads.tsx";

export type DiscussionPageProps = {
  plan: { slug: string; timeZone: string };
  milestone: { code: string; title: Bilingual };
  organisations: Readonly<Record<string, { short: string }>>;
  threads: ReadonlyArray<Thread>;
  inOffice: boolean;
  csrf: string | null;
  /** Thread that is answered; empty for none. */
  answers: string;
  done: "waits" | "posted" | null;
  result: TalkResult | null;
};

/** The discussion of a target, and the form to take part in it. */
export function DiscussionPage(props: DiscussionPageProps) {
  const { plan, milestone, organisations, threads, inOffice, done, result } = props;
  const { t, text } = useI18n();
  const fields = useFields(props);
  const target = `/${plan.slug}/target/${milestone.code}`;
  return (
    <div className="acc wide">
      <Breadcrumb items={[{ label: milestone.code, to: target }, { label: t("talk.discussion.title") }]} />
      <h1>{t("talk.discussion.pageTitle", { code: milestone.code })}</h1>
      <p className="lead">{text(milestone.title)}</p>
      <Saved done={done !== null && result === null} message={`talk.discussion.${done ?? "posted"}`} />
      <TalkErrors fields={fields} result={result} anchor="kirim" timeZone={plan.timeZone} />
      <Threads
        threads={threads}
        organisations={organisations}
        answerAt={`/${plan.slug}/target/${milestone.code}/diskusi`}
      />
      <h2>{t("talk.discussion.write")}</h2>
      <p>{t(inOffice ? "talk.discussion.officeLead" : "talk.discussion.lead")}</p>
      <Form method="post" noValidate>
        {props.csrf === null ? null : <input type="hidden" name="csrf" value={props.csrf} />}
        <TrapField name="situs" label={t("talk.trap")} />
        <TalkFields fields={fields} result={result} />
        <button className="btn pri" type="submit" id="kirim">
          {t("talk.discussion.submit")}
        </button>
      </Form>
      <p className="hint">
        <LocalLink to={target}>{t("talk.discussion.back", { code: milestone.code })}</LocalLink>
      </p>
    </div>
  );
}

function useFields({ threads, inOffice, answers, organisations }: DiscussionPageProps): Array<FieldSpec> {
  const { t, date } = useI18n();
  const days = { days: CONTACT_DAYS_AFTER_DECISION, most: CONTACT_DAYS_AT_MOST };
  const parents = threads.map(({ id, organisation, guestName, on, text }) => {
    const name =
      organisation === null ? (guestName ?? "") : (organisations[organisation]?.short ?? organisation);
    return { value: id, label: `${name}, ${date(on)}: ${text.slice(0, 60)}` };
  });
  const office: Array<FieldSpec> = [
    {
      ...{ name: "audience", label: t("talk.audience"), kind: "select", value: "internal" },
      options: AUDIENCES.map((value) => ({ value, label: t(`talk.audienceOf.${value}`) })),
    },
  ];
  const guest: Array<FieldSpec> = [
    { name: "name", label: t("talk.discussion.name"), kind: "line" },
    {
      ...{ name: "contact", label: t("talk.discussion.contact"), kind: "line", required: false },
      hint: t("talk.discussion.contactHint", days),
    },
  ];
  return [
    ...(parents.length === 0
      ? []
      : [
          {
            ...({ name: "parent", label: t("talk.discussion.answering"), kind: "select" } as const),
            ...{ required: false, options: parents, value: answers },
          },
        ]),
    ...(inOffice ? office : []),
    { name: "text", label: t("talk.discussion.text"), hint: t("talk.discussion.textHint"), kind: "text" },
    ...(inOffice ? [] : guest),
  ];
}
