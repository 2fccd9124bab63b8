import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { CommentView, Thread } from "#app/domain/talk/discussion.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { AudienceMark, MadeUp } from "./talk-fields.tsx";

type Names = Readonly<Record<string, { short: string }>>;
type Props = {
  threads: ReadonlyArray<Thread>;
  organisations: Names;
  /** Page on which a thread is answered; null where nobody can. */
  answerAt: string | null;
};

/** What was said of a target, answers under what they answer. */
export function Threads({ threads, organisations, answerAt }: Props) {
  const { t } = useI18n();
  if (threads.length === 0) return <p className="mut sm">{t("talk.discussion.empty")}</p>;
  return (
    <ol className="talk">
      {threads.map((thread) => (
        <li key={thread.id} id={`kata-${thread.id}`}>
          <Words comment={thread} organisations={organisations} />
          {thread.answers.length === 0 ? null : (
            <ol>
              {thread.answers.map((answer) => (
                <li key={answer.id}>
                  <Words comment={answer} organisations={organisations} />
                </li>
              ))}
            </ol>
          )}
          {answerAt === null ? null : (
            <p className="sm">
              <LocalLink to={`${answerAt}?jawab=${thread.id}#text`} keepDay={false} rel="nofollow">
                {t("talk.discussion.answer")}
                <span className="vh"> {nameOf(thread, organisations)}</span>
              </LocalLink>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Words({ comment, organisations }: { comment: CommentView; organisations: Names }) {
  const { t, date } = useI18n();
  const name =
    comment.organisation === null
      ? t("talk.discussion.guest", { name: comment.guestName ?? "" })
      : nameOf(comment, organisations);
  return (
    <>
      <p className="sm mut">
        {t("talk.discussion.by", { name, date: date(comment.on) })}{" "}
        <AudienceMark audience={comment.audience} /> <MadeUp illustration={comment.illustration} />
      </p>
      <p className="words" lang={comment.language}>
        {comment.text}
      </p>
    </>
  );
}

function nameOf({ organisation, guestName }: CommentView, organisations: Names): string {
  return organisation === null ? (guestName ?? "") : (organisations[organisation]?.short ?? organisation);
}
