import { Form } from "react-router";
import type { ReviewCase } from "#app/domain/review-case.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = { review: ReviewCase; userId: string; csrf: string; assigned: boolean };

/** In whose hands a case is: take it, hand it over, give it back. */
export function Assignment({ review, userId, csrf, assigned }: Props) {
  const { t } = useI18n();
  const { holder } = review;
  const isMine = holder?.userId === userId;
  const others = review.candidates.filter(
    (person) => person.userId !== holder?.userId && person.userId !== userId,
  );
  return (
    <div className="asg" id="penugasan" tabIndex={-1}>
      <p>
        {t("review.holder")}{" "}
        <b>{holder === null ? t("review.nobody") : isMine ? t("review.me") : holder.name}</b>.
        {assigned ? <span role="status"> {t("review.assigned")}</span> : null}
      </p>
      {holder === null || isMine ? null : (
        <p className="hint">{t("review.heldByOther", { name: holder.name })}</p>
      )}
      <Form method="post">
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="intent" value="assign" />
        <input type="hidden" name="holder" value={holder?.userId ?? ""} />
        {isMine ? (
          <button className="btn" type="submit" name="assignee" value="">
            {t("review.release")}
          </button>
        ) : (
          <button className="btn" type="submit" name="assignee" value={userId}>
            {t("review.take")}
          </button>
        )}
      </Form>
      {others.length === 0 ? null : (
        <Form method="post">
          <input type="hidden" name="csrf" value={csrf} />
          <input type="hidden" name="intent" value="assign" />
          <input type="hidden" name="holder" value={holder?.userId ?? ""} />
          <label htmlFor="serahkan">{t("review.handOver")}</label>
          <select className="in" id="serahkan" name="assignee" defaultValue={others[0]?.userId}>
            {others.map((person) => (
              <option key={person.userId} value={person.userId}>
                {person.name}
              </option>
            ))}
          </select>
          <button className="btn" type="submit">
            {t("review.handOverNow")}
          </button>
        </Form>
      )}
    </div>
  );
}
