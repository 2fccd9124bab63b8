import { type KeyboardEvent, useId, useState } from "react";
import { Form, useLocation, useNavigate, useSearchParams } from "react-router";
import { Icon } from "#app/components/ui/icon.tsx";
import { useLocalHref } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { pagePath } from "#app/i18n/language.ts";
import { Pieces } from "./marked.tsx";
import { useSuggestions } from "./use-suggestions.ts";

const PATH = "/cari";

/** The search box of the header; the search page has its own. */
export function HeaderSearch() {
  const path = pagePath(useLocation().pathname);
  return path === PATH ? null : <SearchBox className="top-search" id="cari" typed="" />;
}

type Props = {
  className: string;
  id: string;
  /** What was looked for last. */
  typed: string;
  invalid?: boolean;
};

/**
 * One box over everything: a GET form that works without script. With script it offers what it finds while one
 * types, as the combobox of the ARIA practices does: the arrows choose, Enter opens, Escape closes, and Enter
 * without a choice looks for what was typed.
 */
export function SearchBox({ className, id, typed, invalid = false }: Props) {
  const { t } = useI18n();
  const href = useLocalHref();
  const [params] = useSearchParams();
  const [text, setText] = useState(typed);
  const box = useChoice(text);
  const list = useId();
  const day = params.get("per");
  const { offered, chosen, open } = box;
  return (
    <Form
      className={className}
      role="search"
      method="get"
      action={href(PATH, { keepDay: false })}
      data-live=""
      onSubmit={box.close}
    >
      {day === null ? null : <input type="hidden" name="per" value={day} />}
      <label className="vh" htmlFor={id}>
        {t("search.label")}
      </label>
      <input
        id={id}
        className="in"
        type="search"
        name="q"
        value={text}
        maxLength={200}
        placeholder={t("search.placeholder")}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        role="combobox"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && chosen !== null ? `${list}-${chosen}` : undefined}
        aria-invalid={invalid || undefined}
        aria-describedby={invalid ? `${id}-galat` : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          box.ask();
        }}
        onKeyDown={box.onKeyDown}
        onBlur={box.close}
      />
      <button className="btn" type="submit">
        <Icon name="search" />
        <span className="word">{t("search.submit")}</span>
      </button>
      <div className="offers" id={list} role="listbox" aria-label={t("search.suggestions")} hidden={!open}>
        {offered.map(({ kind, path, code, title }, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard chooses from the box, which keeps the focus
          <div
            key={path + code}
            id={`${list}-${place}`}
            role="option"
            aria-selected={place === chosen}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => box.follow(place)}
          >
            <span className="sm mut">{t(`search.kind.${kind}`)}</span>{" "}
            <span>
              {code === null ? null : <b className="mono">{code} </b>}
              <Pieces pieces={title} />
            </span>
          </div>
        ))}
      </div>
      <p className="vh" role="status">
        {open ? t("search.offered", { count: offered.length }) : ""}
      </p>
    </Form>
  );
}

/** Which of the suggestions is chosen, and what the keys do. */
function useChoice(text: string) {
  const [asking, setAsking] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const offered = useSuggestions(asking ? text : "");
  const navigate = useNavigate();
  const href = useLocalHref();
  const open = asking && offered.length > 0;
  const close = () => {
    setAsking(false);
    setChosen(null);
  };
  const follow = (place: number) => {
    const suggestion = offered[place];
    close();
    if (suggestion !== undefined) void navigate(href(suggestion.path));
  };
  const step = (by: 1 | -1) => {
    const places = offered.length + 1; // one more: none is chosen
    const next = ((chosen ?? offered.length) + by + places) % places;
    setChosen(next === offered.length ? null : next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Escape" && open) close();
    else if (event.key === "ArrowDown" && !open) setAsking(true);
    else if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp" && open) step(-1);
    else if (event.key === "Enter" && open && chosen !== null) follow(chosen);
    else return;
    event.preventDefault();
  };
  const ask = () => {
    setAsking(true);
    setChosen(null);
  };
  return { offered, chosen: open ? chosen : null, open, close, follow, onKeyDown, ask };
}
