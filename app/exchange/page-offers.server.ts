import { parseUrl } from "#app/domain/evidence/canonical-url.ts";
import { MOST_PAGE_LINKS, type OfferedLink } from "#app/domain/evidence/page-links.ts";
import { decodeEntities, htmlTokens } from "./html-tokens.server.ts";

const MOST_NAME = 120;

type Anchor = { name: string; href: string };

/**
 * The links by which a page offers files, in its own order and by its own words. One that leads nowhere counts
 * where it stands among them: elsewhere it is a menu's or a button's.
 *
 * @param fileUrls addresses on the page that lead to files.
 */
export function offeredLinks(html: string, url: string, fileUrls: ReadonlySet<string>): Array<OfferedLink> {
  const offered: Array<OfferedLink> = [];
  let run: Array<OfferedLink> = [];
  const endRun = () => {
    if (run.some((link) => link.url !== null)) offered.push(...run);
    run = [];
  };
  for (const { name, href } of anchorsIn(html)) {
    const target = leadsNowhere(href) ? null : (parseUrl(href, url)?.href.replace(/#.*$/, "") ?? null);
    if (target === null ? leadsNowhere(href) : fileUrls.has(target)) run.push({ name, url: target });
    else endRun();
  }
  endRun();
  return offered.slice(0, MOST_PAGE_LINKS);
}

function leadsNowhere(href: string): boolean {
  return href === "" || href === "#" || /^javascript:/i.test(href);
}

function* anchorsIn(html: string): Generator<Anchor> {
  let open: { href: string; parts: Array<string> } | null = null;
  for (const token of htmlTokens(html)) {
    if (token.kind === "open" && token.name === "a") {
      const href = token.attributes.get("href");
      open = href === undefined ? null : { href: href.trim(), parts: [] };
    } else if (token.kind === "text") open?.parts.push(token.text);
    else if (token.kind === "close" && token.name === "a" && open !== null) {
      const name = decodeEntities(open.parts.join("")).replace(/\s+/g, " ").trim().slice(0, MOST_NAME);
      yield { name, href: open.href };
      open = null;
    }
  }
}
