import { ReviewCase } from "#app/components/review/review-case.tsx";
import { openReview, takeReviewStep } from "#app/http/review-route.server.ts";
import type { Route } from "./+types/check";

export function loader(args: Route.LoaderArgs) {
  return openReview(args, "check");
}

export function action(args: Route.ActionArgs) {
  return takeReviewStep(args, "check");
}

export default function CheckRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <ReviewCase step="check" {...loaderData} result={actionData ?? null} />;
}
