import { z } from "zod";
import { type ReportForm, ReportFormSchema } from "#app/domain/report-form.ts";

/** What a device keeps of a form that could not be sent yet. */
export type DeviceDraft = {
  form: ReportForm;
  /** The draft's version it goes on from. */
  version: number;
  /** What was sent without hearing whether it arrived. */
  unheard: ReportForm | null;
};

/** Whose form it is, and which. */
export type DraftPlace = { person: string; plan: string; milestone: string };

export type DeviceDrafts = {
  read: () => DeviceDraft | null;
  /** @returns false when the device keeps nothing: no room, or not allowed. */
  write: (draft: DeviceDraft) => boolean;
  remove: () => void;
};

const KeptSchema = z.object({
  form: ReportFormSchema,
  version: z.number().int().min(0),
  unheard: ReportFormSchema.nullable().catch(null),
});

/**
 * The drafts of one form on this device. A draft is found under its own person alone, so that whoever signs in
 * next on the device never sees it; it goes as soon as it has been sent.
 */
export function deviceDrafts(storage: Storage | null, { person, plan, milestone }: DraftPlace): DeviceDrafts {
  const key = `capaian:draf:${person}:${plan}/${milestone}`;
  return {
    read() {
      try {
        const text = storage?.getItem(key) ?? null;
        return text === null ? null : (KeptSchema.safeParse(JSON.parse(text)).data ?? null);
      } catch {
        return null;
      }
    },
    write(draft) {
      try {
        storage?.setItem(key, JSON.stringify(draft));
        return storage !== null;
      } catch {
        return false;
      }
    },
    remove() {
      try {
        storage?.removeItem(key);
      } catch {
        // a device that keeps nothing has nothing to remove
      }
    },
  };
}

/** The device's storage; null where it is switched off. */
export function deviceStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
