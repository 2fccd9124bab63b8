import { checks } from "./checks.en.ts";
import { account } from "./en/account.ts";
import { catalogue } from "./en/catalogue.ts";
import { cli } from "./en/cli.ts";
import { common } from "./en/common.ts";
import { evidence } from "./en/evidence.ts";
import { law } from "./en/law.ts";
import { matrix } from "./en/matrix.ts";
import { method } from "./en/method.ts";
import { milestone } from "./en/milestone.ts";
import { progress } from "./en/progress.ts";
import { scorecard } from "./en/scorecard.ts";
import { seed } from "./en/seed.ts";
import { workspace } from "./en/workspace.ts";
import type { Messages } from "./messages.ts";
import { urlRefusals } from "./url-refusals.en.ts";

/** The English catalogue: complete, or it does not compile. */
export const en: Messages = {
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
};
