import { Icon } from "#app/components/ui/icon.tsx";
import type { TakenFile } from "#app/domain/report-answer.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Files that were taken, and what the guard against personal data says of each. */
export function TakenFiles({ files }: { files: ReadonlyArray<TakenFile> }) {
  const { t, bytes, list } = useI18n();
  return files.map(({ slot, url, name, bytes: size, guard, guardCode, kinds }) => (
    <p key={`${slot} ${url}`} className={guard === "clean" ? "tf" : "tf held"}>
      <Icon name={guard === "clean" ? "check" : "triangle-alert"} />
      <span>
        {t("owner.fileTaken", { name, size: bytes(size), code: slot })}{" "}
        {t(`owner.guard.${guard === "held" && guardCode !== null ? guardCode : guardWord(guard)}`, {
          kinds: list(kinds.map((kind) => t(`law.piiKind.${kind}`))),
        })}
      </span>
    </p>
  ));
}

function guardWord(guard: TakenFile["guard"]): "clean" | "pending" | "not_searched" {
  return guard === "held" ? "not_searched" : guard;
}
