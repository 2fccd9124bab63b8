import type { ReadFailure } from "#app/domain/evidence/profile.ts";

/** Ends the reading of a file from inside; readers turn it into a profile with that failure. */
export class ReadStop extends Error {
  readonly failure: ReadFailure;

  constructor(failure: ReadFailure, detail = "") {
    super(detail === "" ? failure : `${failure}: ${detail}`);
    this.failure = failure;
  }
}

const OUR_FAULT = /^(ENOENT|EACCES|EMFILE|ENFILE|ENOMEM|EIO|EISDIR)$/;

/**
 * The failure an error of a library stands for: whatever it says, the bytes are to blame.
 *
 * @throws the error itself when our own disk is.
 */
export function failureOf(error: unknown): "corrupt" {
  const code: unknown = error instanceof Error && "code" in error ? error.code : null;
  if (typeof code === "string" && OUR_FAULT.test(code)) throw error;
  return "corrupt";
}
