import { useSearchParams } from "react-router";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { SearchKind } from "#app/domain/search/entry.ts";
import { isMarked, type SearchHit } from "#app/domain/search/hit.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { MessageKey } from "#app/i18n/messages.ts";
import { Marked, MarkedElsewhere } from "./marked.tsx";
import { SearchBox } from "./search-box.tsx";

type Group = { kind: SearchKind; total: number; hits: ReadonlyArray<SearchHit> };
type Answer = {
  by: "written" | "forgiving" | "some_words";
  total: number;
  groups: ReadonlyArray<Group>;
  similar: ReadonlyArray<string>;
  severalPlans: boolean;
};

export type SearchPageProps = {
  typed: string;
  refused: "empty" | "too_long" | "no_words" | null;
  problems: ReadonlyArray<{ field: "jenis" | "rencana" | "halaman" | "per"; value: string }>;
  answer: Answer | null;
  kind: SearchKind | null;
  plan: string | null;
  page: number;
  perPage: number;
  plans: ReadonlyArray<{ slug: string; title: Bilingual }>;
};

const REFUSED = {
  empty: "search.empty",
  too_long: "search.too_long",
  no_words: "search.no_words",
} as const satisfies Record<string, MessageKey>;

/** What was found, by kind, the best first, with the words that were asked for marked. */
export function SearchPage(props: SearchPageProps) {
  const { typed, refused, problems, answer } = props;
  const { t } = useI18n();
  const isWrong = refused === "too_long" || refused === "no_words";
  return (
    <>
      <div className="page-head">
        <h1>{t("search.title")}</h1>
        <p className="lead">{t("search.lead")}</p>
      </div>
      <SearchBox key={typed} className="page-search" id="cari" typed={typed} invalid={isWrong} />
      {isWrong ? <FieldError id="cari-galat">{t(REFUSED[refused])}</FieldError> : null}
      {refused === "empty" ? <p className="mut">{t("search.empty")}</p> : null}
      {problems.map(({ field, value }) => (
        <p key={field} className="errm" role="alert">
          {t(`search.wrong.${field}`, { value })}
        </p>
      ))}
      {answer === null ? null : <Results {...props} answer={answer} />}
    </>
  );
}

function Results({ answer, ...props }: SearchPageProps & { answer: Answer }) {
  const { t, list } = useI18n();
  const query = props.typed.trim();
  if (answer.total === 0) {
    return (
      <>
        <p role="status">
          <b>{t("search.none", { query })}</b>
        </p>
        <p className="mut">{t("search.noneHelp")}</p>
        <Choices {...props} answer={answer} />
      </>
    );
  }
  return (
    <>
      <p role="status">
        <b>{t("search.found", { count: answer.total, query })}</b>
      </p>
      {answer.by === "forgiving" ? <p>{t("search.similar", { words: list(answer.similar) })}</p> : null}
      {answer.by === "some_words" ? <p>{t("search.someWords")}</p> : null}
      <AnotherDay />
      <Choices {...props} answer={answer} />
      {answer.groups.map((group) => (
        <Section
          key={group.kind}
          id={group.kind}
          title={`${t(`search.kind.${group.kind}`)} (${group.total})`}
        >
          <ol className="hits">
            {group.hits.map((hit) => (
              <Hit
                key={`${hit.path} ${hit.code} ${hit.title.id[0]?.text}`}
                hit={hit}
                named={answer.severalPlans}
              />
            ))}
          </ol>
          <More group={group} {...props} />
        </Section>
      ))}
    </>
  );
}

/** On a past day the links lead there, but the words are today's. */
function AnotherDay() {
  const { t, longDate } = useI18n();
  const [params] = useSearchParams();
  const day = CalendarDateSchema.safeParse(params.get("per"));
  return day.success ? <p className="mut">{t("search.today", { date: longDate(day.data) })}</p> : null;
}

function Hit({ hit, named }: { hit: SearchHit; named: boolean }) {
  const { text } = useI18n();
  const { code, codeMarked, title, snippet, path, plan } = hit;
  const codeText = codeMarked ? <mark>{code}</mark> : code;
  return (
    <li>
      <p className="words">
        <LocalLink to={path === "" ? "/" : path}>
          {code === null ? null : <b className="mono">{codeText} </b>}
          <Marked text={title} />
        </LocalLink>
      </p>
      <MarkedElsewhere text={title} />
      {snippet === null || !isMarked(snippet) ? null : (
        <>
          <p className="sm mut">
            <Marked text={snippet} />
          </p>
          <MarkedElsewhere text={snippet} />
        </>
      )}
      {named && plan !== null ? <p className="sm mut">{text(plan.title)}</p> : null}
    </li>
  );
}

type ChoicesProps = Pick<SearchPageProps, "kind" | "plan" | "plans" | "typed"> & { answer: Answer };

/** The kinds to look at alone, as links; the way back to all of them. */
function Choices({ kind, plan, plans, typed, answer }: ChoicesProps) {
  const { t, text } = useI18n();
  const one = plans.find(({ slug }) => slug === plan);
  if (kind === null && one === undefined) return null;
  return (
    <nav className="mx-cols" aria-label={t("search.kinds")}>
      {one === undefined ? null : <span>{text(one.title)}</span>}
      <LocalLink to={searchPath({ typed })}>
        {one === undefined || answer.total > 0 ? t("search.everything") : t("search.everyPlan")}
      </LocalLink>
    </nav>
  );
}

type MoreProps = Pick<SearchPageProps, "kind" | "plan" | "typed" | "page" | "perPage"> & { group: Group };

function More({ group, kind, plan, typed, page, perPage }: MoreProps) {
  const { t } = useI18n();
  if (kind === null) {
    return group.total <= group.hits.length ? null : (
      <p>
        <LocalLink to={searchPath({ typed, plan, kind: group.kind })}>
          {t("search.showAll", { count: group.total })}
          <span className="vh"> {t(`search.kind.${group.kind}`)}</span>
        </LocalLink>
      </p>
    );
  }
  const pages = Math.ceil(group.total / perPage);
  if (pages <= 1) return null;
  const at = (number: number) => searchPath({ typed, plan, kind, page: number });
  return (
    <nav className="mx-cols" aria-label={t("search.page", { page, pages })}>
      {page > 1 ? <LocalLink to={at(page - 1)}>{t("search.previous")}</LocalLink> : null}
      <span aria-current="page">{t("search.page", { page, pages })}</span>
      {page < pages ? <LocalLink to={at(page + 1)}>{t("search.next")}</LocalLink> : null}
    </nav>
  );
}

type Asked = { typed: string; plan?: string | null; kind?: SearchKind; page?: number };

function searchPath({ typed, plan = null, kind, page = 1 }: Asked): string {
  const params = new URLSearchParams({ q: typed.trim() });
  if (plan !== null) params.set("rencana", plan);
  if (kind !== undefined) params.set("jenis", kind);
  if (page > 1) params.set("halaman", String(page));
  return `/cari?${params}`;
}
