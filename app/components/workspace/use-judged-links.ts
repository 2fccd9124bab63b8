import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { JudgedLinks } from "#app/domain/link-judgement.ts";
import type { LookAnswer } from "#app/domain/report-answer.ts";
import { sentTexts } from "./use-report-draft.ts";

const JUDGE_AFTER_MS = 350;

export type JudgedLinksState = {
  judged: JudgedLinks | null;
  /** What opening links now came to, by their address; null while one is being opened. */
  looks: Readonly<Record<string, LookAnswer | null>>;
  onInput: () => void;
  lookAt: (url: string) => void;
  /** Judges what stands on the screen now. */
  judgeNow: () => void;
};

/** Has the links of a form judged while they are typed. Without a connection the last judgement stays. */
export function useJudgedLinks(
  form: RefObject<HTMLFormElement | null>,
  address: string,
  start: JudgedLinks | null,
  prefix = "",
): JudgedLinksState {
  const [judged, setJudged] = useState(start);
  const [looks, setLooks] = useState<JudgedLinksState["looks"]>({});
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const asked = useRef(0);
  useEffect(() => setJudged(start), [start]);

  const judgeNow = useCallback(async () => {
    const texts = sentTexts(form.current, prefix);
    if (texts === null) return;
    asked.current += 1;
    const turn = asked.current;
    const found = await ask<JudgedLinks>(address, new URLSearchParams(texts));
    if (found !== null && turn === asked.current) setJudged(found);
  }, [form, address, prefix]);
  const onInput = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => void judgeNow(), JUDGE_AFTER_MS);
  }, [judgeNow]);
  const lookAt = useCallback(
    async (url: string) => {
      const texts = sentTexts(form.current, prefix);
      if (texts === null) return;
      setLooks((known) => ({ ...known, [url]: null }));
      const body = new URLSearchParams(texts);
      body.set("look", url);
      const found = await ask<LookAnswer>(address, body);
      setLooks(({ [url]: _waiting, ...known }) => (found === null ? known : { ...known, [url]: found }));
    },
    [form, address, prefix],
  );
  return { judged, looks, onInput, lookAt, judgeNow };
}

/** What the service answers to a form; null when nobody is reached, or it refuses. */
async function ask<Answer>(address: string, body: URLSearchParams): Promise<Answer | null> {
  try {
    const answer = await fetch(address, { method: "POST", body });
    if (!answer.ok && answer.status !== 429) return null;
    const said: Answer = await answer.json();
    return said;
  } catch {
    return null;
  }
}
