import type { ComponentProps } from "react";
import { useLocation } from "react-router";
import { useI18n } from "#app/i18n/i18n.tsx";
import { localPath } from "#app/i18n/language.ts";

/** Says of a link that following it does not move the reader to the top. */
export const STAYS = "stay";

type LocalLinkProps = Omit<ComponentProps<"a">, "href"> & {
  /** Path without its language, such as `/ran-ogi-vii/matriks?status=late`. */
  to: string;
  keepDay?: boolean | undefined;
  /** The reader stays at the place of the page where they are. */
  preventScrollReset?: boolean | undefined;
};

/**
 * A link to a page of ours, in the reader's language and on the day being read. One listener for the whole
 * page follows it without loading anew (`PageLinks`); a page shows hundreds of links.
 */
export function LocalLink({ to, keepDay = true, preventScrollReset = false, ...anchor }: LocalLinkProps) {
  const href = useLocalHref();
  return <a {...anchor} href={href(to, { keepDay })} data-page={preventScrollReset ? STAYS : ""} />;
}

/** Addresses of our pages in the reader's language, with the day being read. */
export function useLocalHref(): (path: string, options?: { keepDay?: boolean | undefined }) => string {
  const { language } = useI18n();
  const { search } = useLocation();
  const day = search === "" ? null : new URLSearchParams(search).get("per");
  return (path, { keepDay = true } = {}) => {
    if ((day === null || !keepDay) && !/[?#]/.test(path)) return localPath(language, path);
    const [beforeHash = "", hash] = path.split("#", 2);
    const [pathname = "/", query = ""] = beforeHash.split("?", 2);
    const params = new URLSearchParams(query);
    if (keepDay && day !== null && !params.has("per")) params.set("per", day);
    const asked = params.size === 0 ? "" : `?${params}`;
    return `${localPath(language, pathname)}${asked}${hash === undefined ? "" : `#${hash}`}`;
  };
}
