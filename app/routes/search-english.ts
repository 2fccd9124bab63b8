import { redirect } from "react-router";
import type { Route } from "./+types/search-english";

/** The address an English reader would guess. */
export function loader({ request }: Route.LoaderArgs) {
  return redirect(`/en/cari${new URL(request.url).search}`, 301);
}
