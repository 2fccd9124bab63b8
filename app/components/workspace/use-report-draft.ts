import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { DraftAnswer, ReportAnswer } from "#app/domain/report-answer.ts";
import type { ReportForm } from "#app/domain/report-form.ts";
import { reportFormOf } from "#app/domain/report-form-entries.ts";
import { deviceDrafts, deviceStorage } from "./device-drafts.ts";
import { createDraftKeeper, type DraftKeeper, type DraftState, findOnDevice } from "./draft-keeper.ts";
import type { ReportPageView } from "./report-page.ts";

/** Quiet time after which what is typed is sent. */
const SEND_AFTER_MS = 1_200;
/** An unreached service is tried again after this time, and when the device says it is connected. */
const RETRY_MS = 15_000;
/** Most that a browser sends for a page that is being left. */
const LEAVING_BYTES = 60_000;

export type ReportDraft = {
  state: DraftState;
  /** The form to show; `key` changes when it is another than the one on the screen. */
  shown: { form: ReportForm; key: number };
  /** It was found on this device. */
  isRestored: boolean;
  onInput: () => void;
  /** @returns whether the service has what stands on the screen, so that it can be submitted. */
  flush: () => Promise<boolean>;
};

type Options = {
  form: RefObject<HTMLFormElement | null>;
  page: ReportPageView;
  answer: ReportAnswer | null;
  sent: boolean;
  /** Begins the names of this report, where a form holds several. */
  prefix?: string;
};

/** Keeps a report form while it is typed: through a lost connection, a closed browser and a second device. */
export function useReportDraft({ form, page, answer, sent, prefix = "" }: Options): ReportDraft {
  const [state, tell] = useState<DraftState>(() => firstState(page, answer));
  const [shown, show] = useState({ form: answer?.form ?? page.form, key: 0 });
  const [isRestored, setRestored] = useState(false);
  const opened = useRef(page);
  const keeper = useRef<DraftKeeper | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const send = useCallback(() => void keeper.current?.send(), []);
  const onInput = useCallback(() => {
    keeper.current?.touched();
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(send, SEND_AFTER_MS);
  }, [send]);

  useEffect(() => {
    const { person, plan, card, draft, form: given } = opened.current;
    const device = deviceDrafts(deviceStorage(), { person, plan, milestone: card.code });
    if (sent) device.remove();
    const found = findOnDevice(device, { form: given, draft });
    const read = () => readForm(form.current, prefix);
    const version = draft?.version ?? 0;
    const post = (typed: Draft) =>
      postDraft(sentTexts(form.current, prefix), `/tugas/${plan}/${card.code}/draf`, typed);
    keeper.current = createDraftKeeper({ read, post, device, tell }, { form: given, version });
    if (found.kind !== "nothing") {
      show(({ key }) => ({ form: found.form, key: key + 1 }));
      setRestored(true);
    }
    if (found.kind === "changed") keeper.current.adopt({ form: found.form, version, other: found.other });
  }, [form, sent, prefix]);

  useEffect(() => {
    if (answer === null) return;
    if (answer.changed !== null) show(({ key }) => ({ form: answer.form, key: key + 1 }));
    const { draft, other } = answer;
    if (other !== null || draft !== null) {
      keeper.current?.adopt({ form: answer.form, version: draft?.version ?? 0, other });
      if (other === null) tell({ kind: "kept", at: draft?.savedAt ?? null });
    }
  }, [answer]);

  useEffect(() => {
    if (shown.key > 0) onInput();
  }, [shown.key, onInput]);
  useSendWhen(send, keeper);

  const flush = useCallback(async () => {
    if (timer.current !== null) clearTimeout(timer.current);
    return (await keeper.current?.send()) ?? true;
  }, []);
  return { state, shown, isRestored, onInput, flush };
}

function firstState({ draft }: ReportPageView, answer: ReportAnswer | null): DraftState {
  const other = answer?.other ?? null;
  if (answer !== null && other !== null) return { kind: "changed", other, mine: answer.form };
  const kept = answer?.draft ?? draft;
  return kept === null ? { kind: "none" } : { kind: "kept", at: kept.savedAt };
}

/** Sends when the device is connected again, now and then until then, and when the page is left. */
function useSendWhen(send: () => void, keeper: RefObject<DraftKeeper | null>): void {
  // Before the form is taken off the screen: afterwards there is nothing to read.
  useLayoutEffect(() => () => void keeper.current?.send(true), [keeper]);
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden") void keeper.current?.send(true);
    };
    const retry = setInterval(send, RETRY_MS);
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(retry);
      window.removeEventListener("online", send);
      document.removeEventListener("visibilitychange", leave);
      window.removeEventListener("pagehide", leave);
    };
  }, [send, keeper]);
}

/** What a form on the screen says; null when it is gone. */
export function readForm(element: HTMLFormElement | null, prefix = ""): ReportForm | null {
  return element === null ? null : reportFormOf(textsOf(element), prefix);
}

/** Names and texts of one report of a form, as a form of it alone would send them; null when it is gone. */
export function sentTexts(
  element: HTMLFormElement | null,
  prefix = "",
): Array<[name: string, text: string]> | null {
  if (element === null) return null;
  const all = textsOf(element);
  if (prefix === "") return all;
  const own = all.filter(([name]) => name.startsWith(prefix));
  return [
    ...all.filter(([name]) => name === "csrf"),
    ...own.map(([name, text]): [string, string] => [name.slice(prefix.length), text]),
  ];
}

/** Names and texts of a form on the screen. */
export function textsOf(element: HTMLFormElement): Array<[string, string]> {
  return [...new FormData(element)].flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] satisfies [string, string]] : [],
  );
}

type Draft = { version: number; unheard: ReportForm | null; leaving: boolean };

/** Sends a draft; null when nobody answers, or not in this service's words. */
async function postDraft(
  texts: Array<[name: string, text: string]> | null,
  address: string,
  { version, unheard, leaving }: Draft,
): Promise<DraftAnswer | null> {
  if (texts === null) return null;
  const body = new URLSearchParams(texts);
  body.set("version", String(version));
  if (unheard !== null) body.set("unheard", JSON.stringify(unheard));
  const keepalive = leaving && body.toString().length < LEAVING_BYTES;
  try {
    const answer = await fetch(address, { method: "POST", body, keepalive });
    if (answer.status >= 500) return null;
    if (![200, 401, 403, 404, 409].includes(answer.status)) return { kept: false, reason: "refused" };
    const isOurs = answer.headers.get("content-type")?.startsWith("application/json") === true;
    if (!isOurs) return { kept: false, reason: "signed_out" };
    const said: DraftAnswer = await answer.json();
    return said;
  } catch {
    return null;
  }
}
