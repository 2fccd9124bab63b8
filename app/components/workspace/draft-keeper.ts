import type { DraftAnswer, OtherDraft } from "#app/domain/report-answer.ts";
import type { ReportForm } from "#app/domain/report-form.ts";
import { saysSame } from "#app/domain/report-form-compare.ts";
import type { DeviceDrafts } from "./device-drafts.ts";

/** Where what is typed stands, as it is told to the person. */
export type DraftState =
  | { kind: "none" }
  | { kind: "kept"; at: string | null }
  /** Kept on this device until it is connected again. */
  | { kind: "device" }
  /** Kept nowhere but on the screen. */
  | { kind: "screen" }
  | { kind: "signed_out" }
  | { kind: "changed"; other: OtherDraft; mine: ReportForm };

export type KeeperPorts = {
  /** The form as it stands on the screen; null when it is gone. */
  read: () => ReportForm | null;
  /** Sends a draft; null when nobody was reached. */
  post: (draft: {
    version: number;
    unheard: ReportForm | null;
    leaving: boolean;
  }) => Promise<DraftAnswer | null>;
  device: DeviceDrafts;
  tell: (state: DraftState) => void;
};

/** Keeps what is typed: on the device at once, with the service as soon as it is reached. */
export type DraftKeeper = {
  /** Something was typed. */
  touched: () => void;
  /** @returns whether the service has what stands on the screen. */
  send: (leaving?: boolean) => Promise<boolean>;
  /** Goes on from a draft the service has confirmed, or refused for another. */
  adopt: (known: { form: ReportForm; version: number; other: OtherDraft | null }) => void;
  isDirty: () => boolean;
};

/**
 * @param start the form and version the service gave; `version` 0 for no draft.
 */
export function createDraftKeeper(
  { read, post, device, tell }: KeeperPorts,
  start: { form: ReportForm; version: number },
): DraftKeeper {
  let { form: heard, version } = start;
  let unheard: ReportForm | null = null;
  let isBlocked = false;
  let underWay: Promise<boolean> | null = null;

  const isDirty = () => {
    const now = read();
    return now !== null && !saysSame(now, heard);
  };
  const keepHere = () => {
    const form = read();
    return form === null ? true : device.write({ form, version, unheard });
  };
  const hear = (answer: DraftAnswer, sent: ReportForm): boolean => {
    unheard = null;
    if (answer.kept) {
      ({ version } = answer);
      heard = sent;
      if (isDirty()) keepHere();
      else device.remove();
      tell({ kind: "kept", at: answer.savedAt });
      return true;
    }
    isBlocked = true;
    keepHere();
    if (answer.reason === "changed") tell({ kind: "changed", other: answer.other, mine: sent });
    else tell({ kind: "signed_out" });
    return false;
  };
  const sendNow = async (leaving: boolean): Promise<boolean> => {
    const form = read();
    if (form === null || isBlocked) return false;
    const draft = { version, unheard, leaving };
    unheard = form;
    const isHere = keepHere();
    const answer = await post(draft);
    if (answer !== null) return hear(answer, form);
    tell({ kind: isHere ? "device" : "screen" });
    return false;
  };
  return {
    isDirty,
    touched() {
      if (isDirty()) keepHere();
    },
    async send(leaving = false) {
      if (underWay !== null && !leaving) await underWay;
      if (!isDirty()) return !isBlocked;
      underWay = sendNow(leaving).finally(() => {
        underWay = null;
      });
      return underWay;
    },
    adopt({ form, version: known, other }) {
      unheard = null;
      isBlocked = other !== null;
      if (other !== null) return tell({ kind: "changed", other, mine: form });
      heard = form;
      version = known;
      if (isDirty()) keepHere();
      else device.remove();
    },
  };
}

/** What is on this device beside what the service gave. */
export type Found =
  | { kind: "nothing" }
  /** Typed here and never sent: it goes on where it was. */
  | { kind: "restored"; form: ReportForm; version: number }
  /** Typed here while the draft was changed elsewhere. */
  | { kind: "changed"; form: ReportForm; other: OtherDraft };

/** Compares what the device kept with the draft the service gave when the form is opened. */
export function findOnDevice(
  device: DeviceDrafts,
  page: { form: ReportForm; draft: { version: number; savedAt: string } | null },
): Found {
  const kept = device.read();
  const version = page.draft?.version ?? 0;
  if (kept === null || saysSame(kept.form, page.form)) {
    device.remove();
    return { kind: "nothing" };
  }
  const isOwn = kept.version === version || (kept.unheard !== null && saysSame(kept.unheard, page.form));
  if (isOwn) return { kind: "restored", form: kept.form, version };
  const theirs = page.draft === null ? null : page.form;
  return {
    kind: "changed",
    form: kept.form,
    other: { version, savedAt: page.draft?.savedAt ?? null, theirs },
  };
}
