import { ReviewCase } from "#app/components/review/review-case.tsx";
import { openReview, takeReviewStep } from "#app/http/review-route.server.ts";
import type { Route } from "./+types/accept";

export function loader(args: Route.LoaderArgs) {
  return openReview(args, "acceptance");
}

export function action(args: Route.ActionArgs) {
  return takeReviewStep(args, "acceptance");
}

export default function AcceptRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <ReviewCase step="accept" {...loaderData} result={actionData ?? null} />;
}
