import { WritingPage } from "#app/components/writing/writing-page.tsx";
import { askedSubject, openWritingPage } from "#app/http/writing.server.ts";
import { takeWriting } from "#app/http/writing-action.server.ts";
import type { Route } from "./+types/write-plan";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { writing, signedIn, slug } = await openWritingPage({ request, params, context });
  const search = new URL(request.url).searchParams;
  return {
    ...writing,
    slug,
    open: askedSubject(search, writing.document),
    csrf: signedIn.csrf,
    saved: search.has("tersimpan"),
  };
}

export function action(args: Route.ActionArgs) {
  return takeWriting(args);
}

export default function WritePlanRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <WritingPage {...loaderData} result={actionData ?? null} />;
}
