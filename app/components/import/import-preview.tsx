import { choiceText, fieldName } from "#app/components/writing/subject-names.ts";
import type { ImportSummary, ShownChange } from "#app/domain/plan-import.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { FileProblems } from "./file-problems.tsx";
import { typeKey } from "./import-words.ts";

const COUNTS = ["created", "changed", "unchanged", "refused"] as const;

/** What a file would do to the plan: four counts, every problem with its place, every difference. */
export function ImportPreview({ summary }: { summary: ImportSummary }) {
  const { t, number } = useI18n();
  const { counts, rows, problems, changes, errors, notices, edits } = summary;
  const wrong = problems.filter(({ level }) => level === "error");
  const noted = problems.filter(({ level }) => level === "notice");
  return (
    <>
      <table className="imp-counts">
        <caption>{t("planImport.countsCaption", { rows: number(rows) })}</caption>
        <thead>
          <tr>
            {COUNTS.map((count) => (
              <th scope="col" key={count}>
                {t(`planImport.counts.${count}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {COUNTS.map((count) => (
              <td key={count}>{number(counts[count])}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <FileProblems title={t("planImport.problems")} anchor="problems" shown={wrong} total={errors} />
      {edits === 0 || errors > 0 ? null : <Changes shown={changes} total={edits} />}
      <FileProblems title={t("planImport.notices")} anchor="notices" shown={noted} total={notices} />
    </>
  );
}

function Changes({ shown, total }: { shown: ReadonlyArray<ShownChange>; total: number }) {
  const { t, number } = useI18n();
  const title = t("planImport.changes");
  return (
    <>
      <h2 id="changes">
        {title} ({number(total)})
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="imp-box" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("planImport.subject")}</th>
              <th scope="col">{t("planImport.beforeAfter")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((change) => (
              <ChangeRow key={`${change.type} ${change.code}`} change={change} />
            ))}
          </tbody>
        </table>
      </section>
      {total > shown.length ? <p>{t("planImport.moreChanges", { count: total - shown.length })}</p> : null}
    </>
  );
}

function ChangeRow({ change: { type, code, kind, fields } }: { change: ShownChange }) {
  const { t } = useI18n();
  return (
    <tr>
      <th scope="row">
        {t(typeKey(type))} <b>{code}</b>
      </th>
      <td>
        {kind === "created" || kind === "retired" ? <p>{t(`planImport.${kind}`)}</p> : null}
        <dl className="imp-fields">
          {fields.map((change) => (
            <FieldChange key={change.field} change={change} isNew={kind === "created"} />
          ))}
        </dl>
      </td>
    </tr>
  );
}

type FieldChangeProps = { change: ShownChange["fields"][number]; isNew: boolean };

/** One field by its name in the reader's language: what it said, then what it will say. */
function FieldChange({ change: { field, label, before, after }, isNew }: FieldChangeProps) {
  const { t, text } = useI18n();
  const own = label === null ? null : text(label);
  const name = own !== null && field.endsWith(".en") ? t("writing.inEnglish", { label: own }) : own;
  return (
    <div>
      <dt>{name ?? fieldName(field, t)}</dt>
      <dd>
        {isNew ? null : (
          <>
            <del>
              <span className="vh">{`${t("planImport.before")}: `}</span>
              {choiceText(field, before, t) || "–"}
            </del>
            {" → "}
          </>
        )}
        <ins>
          {isNew ? null : <span className="vh">{`${t("planImport.after")}: `}</span>}
          {choiceText(field, after, t) || "–"}
        </ins>
      </dd>
    </div>
  );
}
