/**
 * Path of the page a request is about. With scripts the browser asks for a page's data under an address of its own,
 * which nobody can be led to.
 */
export function pagePathOf(request: Request): string {
  const { pathname } = new URL(request.url);
  const path = pathname.replace(/\/_\.data$/, "/").replace(/\.data$/, "");
  return path === "" || path === "/_root" ? "/" : path;
}

/** The page a request is about, also when only its data is asked for. */
export function pageAddress(request: Request): string {
  const url = new URL(request.url);
  url.searchParams.delete("_routes");
  return `${pagePathOf(request)}${url.search}`;
}
