import { CheckList } from "#app/components/evidence/check-list.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import type { LineJudgement } from "#app/domain/link-judgement.ts";
import type { LookAnswer } from "#app/domain/report-answer.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { refusalText } from "./problem-text.ts";
import type { JudgedLinksState } from "./use-judged-links.ts";

type Props = {
  /** Id of the field the lines stand in. */
  field: string;
  lines: ReadonlyArray<LineJudgement>;
  timeZone: string;
  looks: JudgedLinksState["looks"];
  lookAt: (url: string) => void;
};

/** What is known of each typed line before it is opened, and a way to have it opened now. */
export function LineJudgements({ field, lines, ...rest }: Props) {
  return (
    <div className="jd" id={`${field}-nilai`} role="status">
      {lines.length === 0 ? null : (
        <ul>
          {lines.map((line) => (
            <li key={`${line.line} ${line.text}`} className={line.word}>
              <LineWords line={line} />
              <Look line={line} {...rest} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What is said of one line. */
export function LineWords({ line }: { line: LineJudgement }) {
  const { t, date } = useI18n();
  const places = [...line.filed.map(({ milestone, slot }) => `${slot} (${milestone})`), ...line.twice].join(
    ", ",
  );
  return (
    <p>
      <Icon name={line.word === "new" ? "check" : "triangle-alert"} />
      <span>
        <b>{line.file ?? shortened(line.text)}</b>{" "}
        {line.refusal === null ? null : refusalText(t, line.refusal)}
        {line.word === "already_here" ? t("owner.line.already_here") : null}
        {line.word === "counted_twice" ? t("owner.line.counted_twice", { places }) : null}
        {line.word === "new" ? t(line.file === null ? "owner.line.new" : "owner.line.file") : null}
        {line.dataset === null
          ? null
          : ` ${t("owner.line.dataset", {
              title: line.dataset.title,
              publisher: line.dataset.publisher ?? "–",
              why: t(`catalogue.tiers.${line.dataset.tier}`),
            })}`}
        {line.last === null
          ? null
          : ` ${t("owner.line.last", {
              verdict: t(`verdict.${line.last.verdict}`),
              date: date(line.last.knownOn),
            })}`}
      </span>
    </p>
  );
}

function Look({ line, timeZone, looks, lookAt }: Omit<Props, "field" | "lines"> & { line: LineJudgement }) {
  const { t } = useI18n();
  if (line.url === null || line.file !== null) return null;
  const look = looks[line.url];
  const { url } = line;
  return (
    <>
      {look === undefined ? (
        <button
          className="lnk"
          type="submit"
          name="intent"
          value={`look:${url}`}
          onClick={(event) => {
            event.preventDefault();
            lookAt(url);
          }}
        >
          {t("owner.lookNow")}
          <span className="vh"> {shortened(url)}</span>
        </button>
      ) : null}
      {look === null ? <p>{t("owner.looking")}</p> : null}
      {look === null || look === undefined ? null : <Looked look={look} timeZone={timeZone} />}
    </>
  );
}

/** What opening a link came to. */
export function Looked({ look, timeZone }: { look: LookAnswer; timeZone: string }) {
  const { t } = useI18n();
  if (!look.ok) {
    const why = look.refusal === "too_many_looks" ? t("owner.tooManyLooks") : refusalText(t, look.refusal);
    return <p>{why}</p>;
  }
  return (
    <div className="res">
      <p>{t("owner.looked", { verdict: t(`verdict.${look.verdict}`) })}</p>
      <CheckList results={look.checks} timeZone={timeZone} />
    </div>
  );
}

function shortened(text: string): string {
  const plain = text.replace(/^https?:\/\//, "");
  return plain.length <= 60 ? plain : `${plain.slice(0, 32)}…${plain.slice(-24)}`;
}
