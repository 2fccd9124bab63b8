import { CheckList } from "#app/components/evidence/check-list.tsx";
import { ItemLink } from "#app/components/evidence/item-block.tsx";
import { VerdictLabel } from "#app/components/ui/verdict-label.tsx";
import type { LineJudgement } from "#app/domain/link-judgement.ts";
import type { SlotForm } from "#app/domain/report-form.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type FieldProblems, Problems, problemsId } from "./field-problems.tsx";
import { FileField } from "./file-field.tsx";
import { LineJudgements } from "./line-judgements.tsx";
import type { ReportSlotView } from "./report-page.ts";
import type { JudgedLinksState } from "./use-judged-links.ts";

type Props = {
  slot: ReportSlotView;
  index: number;
  timeZone: string;
  typed: SlotForm | null;
  errors: FieldProblems;
  /** What is known of the links while they are typed, and how a file is sent. */
  evidence: SlotEvidence;
  /** Begins every name, where a form holds several reports. */
  prefix?: string;
};

export type SlotEvidence = {
  lines: ReadonlyArray<LineJudgement>;
  looks: JudgedLinksState["looks"];
  lookAt: (url: string) => void;
  csrf: string;
  uploadTo: string;
  addLines: (field: string, urls: ReadonlyArray<string>) => void;
};

/** One slot: what stands in it and what the machine found, and where to paste more. */
export function SlotFields({ slot, index, timeZone, typed, errors, evidence, prefix = "" }: Props) {
  const { t, text } = useI18n();
  const fields = { slot, index, typed, errors, evidence, timeZone, prefix };
  return (
    <div className="sl">
      <div className="h">
        <b>{slot.code}</b>
        <span>{text(slot.title)}</span>
        <span className="vd">
          <VerdictLabel verdict={slot.verdict} />
        </span>
      </div>
      <p className="hint">{text(slot.criteria)}</p>
      {slot.items.length > 0 && slot.missing.length > 0 ? (
        <p className="sm">
          {t("workspace.missingElements", { names: slot.missing.map((label) => text(label)).join(", ") })}
        </p>
      ) : null}
      {slot.items.map((item) => (
        <FiledItem key={item.id} item={item} timeZone={timeZone} />
      ))}
      <input type="hidden" name={`${prefix}slots[${index}].code`} value={slot.code} />
      {slot.settled ? (
        <details open={errors.length > 0 || (typed?.links ?? "") !== ""}>
          <summary>
            {t("workspace.settled")} {t("workspace.addLink")}
          </summary>
          <LinkFields {...fields} />
        </details>
      ) : (
        <LinkFields {...fields} />
      )}
    </div>
  );
}

function LinkFields({ slot, index, typed, errors, evidence, timeZone, prefix = "" }: Props) {
  const { t } = useI18n();
  const id = `slot-${slot.code}`;
  const { lines: judged, looks, lookAt, csrf, uploadTo, addLines } = evidence;
  const described = [problemsId(id, errors), judged.length === 0 ? null : `${id}-nilai`];
  const lines = (typed?.links ?? "").split(/\r?\n/).length;
  return (
    <>
      <label className="vh" htmlFor={id}>
        {t("workspace.links", { code: slot.code })}
      </label>
      <textarea
        className={errors.length === 0 ? "in" : "in err"}
        id={id}
        name={`${prefix}slots[${index}].links`}
        rows={Math.min(8, Math.max(1, lines))}
        placeholder="https://"
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={typed?.links ?? ""}
        aria-invalid={errors.length === 0 ? undefined : true}
        aria-describedby={described.filter(Boolean).join(" ") || undefined}
      />
      <Problems field={id} errors={errors} />
      <LineJudgements field={id} lines={judged} {...{ timeZone, looks, lookAt }} />
      <FileField
        code={slot.code}
        name={`${prefix}slots[${index}].file`}
        isAlone={prefix === ""}
        csrf={csrf}
        address={uploadTo}
        onTaken={(urls) => addLines(id, urls)}
      />
      {slot.acceptedKinds.length < 2 ? null : (
        <p className="kind">
          <label htmlFor={`${id}-jenis`}>{t("workspace.kind", { code: slot.code })}</label>
          <select
            className="in"
            id={`${id}-jenis`}
            name={`${prefix}slots[${index}].kind`}
            defaultValue={typed === null || typed.kind === "" ? slot.acceptedKinds[0] : typed.kind}
          >
            {slot.acceptedKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`milestone.kind.${kind}`)}
              </option>
            ))}
          </select>
        </p>
      )}
    </>
  );
}

function FiledItem({ item, timeZone }: { item: ReportSlotView["items"][number]; timeZone: string }) {
  const { t } = useI18n();
  return (
    <div className="res">
      <ItemLink url={item.url} />
      <p>
        {t(`workspace.itemReview.${item.review}`)}
        {item.reason === null ? null : <>: “{item.reason}”</>}
      </p>
      {item.checked.checks.length === 0 ? <p>{t("milestone.neverChecked")}</p> : null}
      <CheckList results={item.checked.checks} timeZone={timeZone} />
    </div>
  );
}
