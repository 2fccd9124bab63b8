import { useEffect, useRef, useState } from "react";
import { useLocation } from "react-router";

/**
 * Tells those who cannot see it that another page has come, as a browser does when it loads one: its title is
 * read out and the focus goes to its content. Another filter or day of the same page moves no focus.
 */
export function Arrival() {
  const { pathname, hash } = useLocation();
  const [title, setTitle] = useState("");
  const left = useRef(pathname);
  useEffect(() => {
    if (left.current === pathname) return;
    left.current = pathname;
    setTitle(document.title);
    if (hash === "") document.getElementById("isi")?.focus({ preventScroll: true });
  }, [pathname, hash]);
  return (
    <p className="vh" role="status">
      {title}
    </p>
  );
}
