import { useEffect } from "react";
import { useNavigate } from "react-router";
import { STAYS } from "#app/components/ui/local-link.tsx";

/**
 * Follows links between our pages without loading them anew. Without scripts they are links all the same, and so
 * they are until the page has come to life, which `data-linked` of the document says.
 */
export function PageLinks() {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = linkOf(event);
      if (link === null || !isPlain(event, link)) return;
      event.preventDefault();
      const to = `${link.pathname}${link.search}${link.hash}`;
      const preventScrollReset = link.dataset.page === STAYS;
      void navigate(to, { replace: link.href === window.location.href, preventScrollReset });
    };
    document.addEventListener("click", follow);
    document.documentElement.dataset.linked = "";
    return () => document.removeEventListener("click", follow);
  }, [navigate]);
  return null;
}

function linkOf({ target }: MouseEvent): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>("a[data-page]") : null;
}

/** A click that wants another window, another frame or the file itself is the browser's own business. */
function isPlain(event: MouseEvent, { target }: HTMLAnchorElement): boolean {
  if (event.defaultPrevented || event.button !== 0) return false;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  return target === "" || target === "_self";
}
