import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { ExtensionTask } from "#app/domain/extension-page.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Requests for more time that await the person's step. */
export function ExtensionTasks({ tasks }: { tasks: ReadonlyArray<ExtensionTask> }) {
  const { t, text, date } = useI18n();
  return (
    <ul className="amendments">
      {tasks.map(({ plan, milestone, title, by, untilOn }) => (
        <li key={`${plan}/${milestone}`}>
          <LocalLink to={`/${plan}/target/${milestone}/perpanjangan`} keepDay={false}>
            {t("schedule.extension.queueLine", { code: milestone, until: date(untilOn), by })}
          </LocalLink>
          <p className="xs mut">{text(title)}</p>
        </li>
      ))}
    </ul>
  );
}
