import { Link, type LinkProps, useLocation } from "react-router";
import { useI18n } from "#app/i18n/i18n.tsx";
import { localPath } from "#app/i18n/language.ts";

type LocalLinkProps = Omit<LinkProps, "to"> & {
  /** Path without its language, such as `/ran-ogi-vii/matriks?status=late`. */
  to: string;
  keepDay?: boolean | undefined;
};

/** A link to a page of ours, in the reader's language and on the day being read. */
export function LocalLink({ to, keepDay = true, ...anchor }: LocalLinkProps) {
  const href = useLocalHref();
  return <Link prefetch="none" {...anchor} to={href(to, { keepDay })} />;
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
