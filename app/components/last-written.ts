import { useEffect } from "react";
import { useNavigation } from "react-router";
import { writtenIn } from "#app/domain/written.ts";

let last = "";

/** Remembers what is being sent until the reader goes elsewhere: the page that says it failed takes the form's place. */
export function useNoteWritten(): void {
  const { state, formData } = useNavigation();
  useEffect(() => {
    if (formData !== undefined) last = writtenIn(formData);
    else if (state === "loading") last = "";
  }, [state, formData]);
}

/** What was written in the form that was sent last; empty on the server and when nothing was. */
export function lastWritten(): string {
  return last;
}
