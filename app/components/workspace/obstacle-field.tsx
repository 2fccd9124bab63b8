import { Icon } from "#app/components/ui/icon.tsx";
import { OBSTACLES } from "#app/domain/facts.ts";
import type { ReportForm } from "#app/domain/report-form.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type FieldProblems, Problems, problemsId } from "./field-problems.tsx";

type Props = { form: ReportForm; errorOf: (field: string) => FieldProblems };

/** Typed obstacles and a word about them. */
export function ObstacleField({ form, errorOf }: Props) {
  const { t } = useI18n();
  const errors = errorOf("obstacles");
  return (
    <fieldset className="fs" id="obstacles" tabIndex={-1} aria-describedby={problemsId("obstacles", errors)}>
      <legend>{t("workspace.obstacles")}</legend>
      <p className="hint">{t("workspace.obstaclesHint")}</p>
      <div className="ob">
        {OBSTACLES.map((obstacle) => (
          <label key={obstacle}>
            <input
              className="vh"
              type="checkbox"
              name="obstacles"
              value={obstacle}
              defaultChecked={form.obstacles.includes(obstacle)}
            />
            <Icon name="check" />
            {t(`workspace.obstacle.${obstacle}`)}
          </label>
        ))}
      </div>
      <Problems field="obstacles" errors={errors} />
      <label className="next" htmlFor="obstacleNote">
        {t("workspace.obstacleNote")}
      </label>
      <textarea
        className="in"
        id="obstacleNote"
        name="obstacleNote"
        rows={2}
        defaultValue={form.obstacleNote}
      />
      <Problems field="obstacleNote" errors={errorOf("obstacleNote")} />
    </fieldset>
  );
}
