import { checks } from "./checks.id.ts";
import { account } from "./id/account.ts";
import { catalogue } from "./id/catalogue.ts";
import { cli } from "./id/cli.ts";
import { common } from "./id/common.ts";
import { evidence } from "./id/evidence.ts";
import { law } from "./id/law.ts";
import { matrix } from "./id/matrix.ts";
import { method } from "./id/method.ts";
import { milestone } from "./id/milestone.ts";
import { progress } from "./id/progress.ts";
import { scorecard } from "./id/scorecard.ts";
import { seed } from "./id/seed.ts";
import { workspace } from "./id/workspace.ts";
import { urlRefusals } from "./url-refusals.id.ts";

/** The Indonesian catalogue: the source of all keys. */
export const id = {
  ...common,
  progress,
  scorecard,
  matrix,
  milestone,
  workspace,
  account,
  catalogue,
  method,
  checks,
  evidence,
  law,
  urlRefusals,
  cli,
  seed,
} as const;
