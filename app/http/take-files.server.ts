import { data } from "react-router";
import type { TakenFile, UploadAnswer } from "#app/domain/report-answer.ts";
import type { FileProblemCode, ReportProblem } from "#app/domain/report-form.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { type FileToStore, type StoreRefusal, storeFile } from "#app/services/owner/store-file.server.ts";
import type { FormFile } from "./read-form-files.server.ts";

type Place = Pick<FileToStore, "signedIn" | "plan" | "milestone" | "origin">;

/**
 * Stores the files of a form, each for the slot its field belongs to.
 *
 * @param slotOf code of the slot of a field.
 * @throws a 403, 404 or 409 answer when the person may not hand in files for the milestone at all.
 */
export async function takeFiles(
  files: ReadonlyArray<FormFile>,
  slotOf: (field: string) => string,
  place: Place,
  deps: Deps,
): Promise<UploadAnswer> {
  const taken: Array<TakenFile> = [];
  const problems: Array<ReportProblem> = [];
  for (const { field, name, received } of files) {
    const slot = slotOf(field);
    const problem = (code: FileProblemCode) => problems.push({ field: `slot-${slot}`, code, line: null });
    if (received === null) {
      problem("file_too_large");
      continue;
    }
    const stored = await storeFile({ ...place, received, name }, deps);
    if (stored.ok) {
      const { ok: _ok, ...file } = stored;
      taken.push({ slot, ...file });
    } else problem(problemOf(stored.refusal));
  }
  return { taken, problems };
}

function problemOf(refusal: StoreRefusal): FileProblemCode {
  if (refusal === "not_found") throw data({ code: "milestone_not_found" }, { status: 404 });
  if (refusal === "not_owner") throw data({ code: "not_owner" }, { status: 403 });
  if (refusal === "milestone_closed") throw data({ code: "milestone_closed" }, { status: 409 });
  return refusal;
}
