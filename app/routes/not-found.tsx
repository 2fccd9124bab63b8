import { data } from "react-router";

/** Every address that is no page of ours. */
export function loader() {
  throw data({ code: "page_not_found" }, { status: 404 });
}

export default function NotFoundRoute() {
  return null;
}
