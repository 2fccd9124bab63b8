import { Icon } from "#app/components/ui/icon.tsx";
import { OBSTACLES } from "#app/domain/facts.ts";
import type { ReportForm } from "#app/domain/report-form.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type FieldProblems, Problems, problemsId } from "./field-problems.tsx";

type Props = { form: ReportForm; errorOf: (field: string) => FieldProblems; prefix?: string };

/** Typed obstacles and a word about them. */
export function ObstacleField({ form, errorOf, prefix = "" }: Props) {
  const { t } = useI18n();
  const errors = errorOf("obstacles");
  return (
    <fieldset
      className="fs"
      id={`${prefix}obstacles`}
      tabIndex={-1}
      aria-describedby={problemsId(`${prefix}obstacles`, errors)}
    >
      <legend>{t("workspace.obstacles")}</legend>
      <p className="hint">{t("workspace.obstaclesHint")}</p>
      <div className="ob">
        {OBSTACLES.map((obstacle) => (
          <label key={obstacle}>
            <input
              className="vh"
              type="checkbox"
              name={`${prefix}obstacles`}
              value={obstacle}
              defaultChecked={form.obstacles.includes(obstacle)}
            />
            <Icon name="check" />
            {t(`workspace.obstacle.${obstacle}`)}
          </label>
        ))}
      </div>
      <Problems field={`${prefix}obstacles`} errors={errors} />
      <label className="next" htmlFor={`${prefix}obstacleNote`}>
        {t("workspace.obstacleNote")}
      </label>
      <textarea
        className="in"
        id={`${prefix}obstacleNote`}
        name={`${prefix}obstacleNote`}
        rows={2}
        defaultValue={form.obstacleNote}
      />
      <Problems field={`${prefix}obstacleNote`} errors={errorOf("obstacleNote")} />
    </fieldset>
  );
}
