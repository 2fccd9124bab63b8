import { type RefObject, useEffect, useState } from "react";

/** Whether a box has come near the screen: what it needs may be fetched now. Never before the page has loaded. */
export function useNear(box: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (box.current === null || !("IntersectionObserver" in window)) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setNear(true);
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return near;
}
