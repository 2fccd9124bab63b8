import type { DataRequest } from "./data-request.ts";
import type { Comment } from "./discussion.ts";
import type { DecisionStep, Meeting } from "./meeting.ts";
import type { Risk } from "./risk.ts";
import type { SupportRequest } from "./support.ts";

/**
 * What people said to each other about a plan. It holds what those in office may read, and nothing that leads to a
 * person: no contact, no name of somebody present, no purpose of a request.
 */
export type TalkFacts = {
  comments: ReadonlyArray<Comment>;
  requests: ReadonlyArray<DataRequest>;
  meetings: ReadonlyArray<Meeting>;
  decisionSteps: ReadonlyArray<DecisionStep>;
  support: ReadonlyArray<SupportRequest>;
  risks: ReadonlyArray<Risk>;
};
