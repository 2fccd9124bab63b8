import { ReviewCase } from "#app/components/review/review-case.tsx";
import { openReview, takeReviewStep } from "#app/http/review-route.server.ts";
import type { Route } from "./+types/review-case";

export function loader(args: Route.LoaderArgs) {
  return openReview(args);
}

export function action(args: Route.ActionArgs) {
  return takeReviewStep(args);
}

export default function ReviewCaseRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <ReviewCase {...loaderData} result={actionData ?? null} />;
}
