import { useEffect, useState } from "react";
import { useLocation } from "react-router";

/** The page shown last; null before the first. Kept outside: an error page draws everything around it anew. */
let left: string | null = null;

/**
 * Tells those who cannot see it that another page has come, as a browser does when it loads one: its title is
 * read out and the focus goes to its content, or to the place in it that the address names. Another filter or day
 * of the same page moves no focus.
 */
export function Arrival() {
  const { pathname, hash } = useLocation();
  const [title, setTitle] = useState("");
  useEffect(() => {
    const from = left;
    left = pathname;
    if (from === null || from === pathname) return;
    setTitle(document.title);
    focusPlace(decodeURIComponent(hash.slice(1)));
  }, [pathname, hash]);
  return (
    <p className="vh" role="status">
      {title}
    </p>
  );
}

/** Where the router scrolls to the focus follows, so that the next key goes on from there. */
function focusPlace(id: string): void {
  const content = document.getElementById("isi");
  const place = (id === "" ? null : document.getElementById(id)) ?? content;
  if (place !== content && !place?.hasAttribute("tabindex")) place?.setAttribute("tabindex", "-1");
  place?.focus({ preventScroll: true });
}
