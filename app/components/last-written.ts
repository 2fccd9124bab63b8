import { useEffect, useState } from "react";
import { useNavigation } from "react-router";
import { writtenIn } from "#app/domain/written.ts";

let last = "";

/** Remembers what is being sent for as long as that takes: the page that says it failed takes the form's place. */
export function useNoteWritten(): void {
  const { formData } = useNavigation();
  useEffect(() => {
    last = formData === undefined ? "" : writtenIn(formData);
  }, [formData]);
}

/** What was being written in the form that failed just now, as this page was first drawn; else empty. */
export function useLastWritten(): string {
  return useState(last)[0];
}
