import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { TalkTaskList } from "#app/components/talk/talk-tasks.tsx";
import { TaskList } from "#app/components/workspace/task-list.tsx";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openTasks } from "#app/services/open-tasks.server.ts";
import { openTalkTasks } from "#app/services/talk/talk-tasks.server.ts";
import type { Route } from "./+types/tasks";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, organisation } = requireSignedIn(context, request);
  const deps = context.get(depsContext);
  const talk = await openTalkTasks(actor, deps);
  return { ...(await openTasks(actor, deps)), organisation, talk };
}

export default function TasksRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("workspace.tasks")} unlisted />
      <TaskList {...loaderData} />
      <TalkTaskList tasks={loaderData.talk} />
    </>
  );
}
