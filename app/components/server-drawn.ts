import { useState, useSyncExternalStore } from "react";

/** Whether the server drew this page, rather than the browser in answer to something a person did in it. */
export function useServerDrawn(): boolean {
  const drawn = useSyncExternalStore(
    () => () => {},
    () => false,
    () => true,
  );
  return useState(drawn)[0]; // as it was when the page came; drawing it again changes nothing
}
