import { checks } from "./checks.id.ts";
import { account } from "./id/account.ts";
import { cli } from "./id/cli.ts";
import { common } from "./id/common.ts";
import { matrix } from "./id/matrix.ts";
import { method } from "./id/method.ts";
import { milestone } from "./id/milestone.ts";
import { scorecard } from "./id/scorecard.ts";
import { seed } from "./id/seed.ts";
import { workspace } from "./id/workspace.ts";
import { urlRefusals } from "./url-refusals.id.ts";

/** The Indonesian catalogue: the source of all keys. */
export const id = {
  ...common,
  scorecard,
  matrix,
  milestone,
  workspace,
  account,
  method,
  checks,
  urlRefusals,
  cli,
  seed,
} as const;
