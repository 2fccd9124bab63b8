import { type DragEvent, useState } from "react";
import type { TakenFile, UploadAnswer } from "#app/domain/report-answer.ts";
import type { ReportProblem } from "#app/domain/report-form.ts";
import { FILE_BYTES } from "#app/domain/stored-file.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { problemText } from "./problem-text.ts";
import { TakenFiles } from "./taken-files.tsx";

type Props = {
  code: string;
  name: string;
  /** The form is of one report: its button can send the file where no script runs. */
  isAlone: boolean;
  csrf: string;
  /** Where files are sent to. */
  address: string;
  /** Told of the addresses of files that were taken. */
  onTaken: (urls: ReadonlyArray<string>) => void;
};

type Sending = { name: string; failed: boolean };

/** A file as evidence, chosen or dropped; it is sent at once, or with the button where no script runs. */
export function FileField({ code, name: field, isAlone, csrf, address, onTaken }: Props) {
  const { t } = useI18n();
  const [sending, setSending] = useState<ReadonlyArray<Sending>>([]);
  const [taken, setTaken] = useState<ReadonlyArray<TakenFile>>([]);
  const [problems, setProblems] = useState<ReadonlyArray<ReportProblem>>([]);
  const id = `slot-${code}-berkas`;
  const take = async (files: ReadonlyArray<File>) => {
    setProblems([]);
    for (const file of files) {
      setSending([{ name: file.name, failed: false }]);
      const answer = await sendFile(file, { address, csrf, code });
      if (answer === null) return setSending([{ name: file.name, failed: true }]);
      setSending([]);
      setTaken((known) => [...known, ...answer.taken]);
      setProblems((known) => [...known, ...answer.problems]);
      onTaken(answer.taken.map(({ url }) => url));
    }
  };
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void take([...event.dataTransfer.files]);
  };
  return (
    <fieldset className="up" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <label htmlFor={id}>{t("owner.file", { code })}</label>
      <p className="hint" id={`${id}-petunjuk`}>
        {t("owner.fileHint")}
      </p>
      <input
        id={id}
        name={field}
        type="file"
        multiple
        aria-describedby={`${id}-petunjuk`}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          currentTarget.value = "";
          void take(chosen);
        }}
      />{" "}
      {isAlone ? (
        <noscript>
          <button
            className="btn"
            type="submit"
            name="intent"
            value="upload"
            formEncType="multipart/form-data"
          >
            {t("owner.upload")}
          </button>
        </noscript>
      ) : null}
      <div role="status">
        {sending.map(({ name, failed }) => (
          <p key={name}>{t(failed ? "owner.uploadFailed" : "owner.uploading", { name })}</p>
        ))}
        <TakenFiles files={taken} />
        {problems.map((problem) => (
          <p className="errm" key={problem.code}>
            {problemText(t, problem)}
          </p>
        ))}
      </div>
    </fieldset>
  );
}

/** Sends one file; null when nobody is reached. One that is too large is not sent at all. */
async function sendFile(
  file: File,
  { address, csrf, code }: Pick<Props, "address" | "csrf" | "code">,
): Promise<UploadAnswer | null> {
  if (file.size > FILE_BYTES) return refused(code, "file_too_large");
  const body = new FormData();
  body.set("csrf", csrf); // before the file: nothing is taken without it
  body.set("slots[0].code", code);
  body.set("slots[0].file", file);
  try {
    const answer = await fetch(address, { method: "POST", body });
    if (![200, 400, 413].includes(answer.status)) return null;
    const said: UploadAnswer = await answer.json();
    return said;
  } catch {
    return null;
  }
}

function refused(code: string, why: "file_too_large"): UploadAnswer {
  return { taken: [], problems: [{ field: `slot-${code}`, code: why, line: null }] };
}
