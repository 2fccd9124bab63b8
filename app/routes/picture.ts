import { pictureOf } from "#app/components/share/picture-of.ts";
import { sharedView } from "#app/domain/shared-view.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { problemAnswer } from "#app/http/problem.server.ts";
import { languageOf } from "#app/i18n/language.ts";
import { wordsIn } from "#app/i18n/words.ts";
import { socialPicture } from "#app/services/social-picture.server.ts";
import type { Route } from "./+types/picture";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { indexed, asOf, frame } = await openPlanPage({ request, params, context });
  const name = params.file.endsWith(".png") ? params.file.slice(0, -".png".length) : "";
  const view = sharedView(indexed, name, asOf);
  if (view === null) {
    const codes = indexed.milestones.map(({ milestone }) => milestone.code);
    const files = ["capaian", "tahapan", ...codes].map((each) => `${each}.png`);
    return problemAnswer(404, "file_not_found", { file: params.file, files });
  }
  const words = wordsIn(languageOf(new URL(request.url).pathname));
  const png = await socialPicture(pictureOf(view, { title: frame.plan.title, asOf }, words));
  return new Response(new Uint8Array(png), {
    headers: {
      "cache-control": "public, max-age=0, must-revalidate",
      "content-type": "image/png",
      "cross-origin-resource-policy": "cross-origin",
    },
  });
}
