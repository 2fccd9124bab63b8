import { type FormEvent, useState } from "react";
import { useSubmit } from "react-router";

/** Sends the form only when the service is reached and has every word of it; nothing typed can be lost by pressing. */
export function useSending(flush: () => Promise<boolean>) {
  const submit = useSubmit();
  const [isUnreached, setUnreached] = useState(false);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    const { nativeEvent, currentTarget: element } = event;
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
    const button = submitter instanceof HTMLButtonElement ? submitter : null;
    const intent = button?.value ?? "submit";
    if (intent !== "submit" && intent !== "draft") return;
    event.preventDefault();
    const isKept = await flush();
    const isReached = isKept && (await answers());
    setUnreached(!isReached);
    document.getElementById("draf-lain")?.focus();
    if (isReached && intent === "submit") await submit(button ?? element);
  };
  return { onSubmit, isUnreached };
}

/** Whether the service can be reached now. */
async function answers(): Promise<boolean> {
  try {
    return (await fetch("/healthz", { method: "HEAD" })).ok;
  } catch {
    return false;
  }
}
