import { checks } from "./checks.id.ts";
import { access } from "./id/access.ts";
import { account } from "./id/account.ts";
import { catalogue } from "./id/catalogue.ts";
import { cli } from "./id/cli.ts";
import { common } from "./id/common.ts";
import { evidence } from "./id/evidence.ts";
import { follow } from "./id/follow.ts";
import { law } from "./id/law.ts";
import { mail } from "./id/mail.ts";
import { matrix } from "./id/matrix.ts";
import { method } from "./id/method.ts";
import { milestone } from "./id/milestone.ts";
import { opendata } from "./id/opendata.ts";
import { outlook } from "./id/outlook.ts";
import { progress } from "./id/progress.ts";
import { remark } from "./id/remark.ts";
import { report } from "./id/report.ts";
import { scorecard } from "./id/scorecard.ts";
import { seed } from "./id/seed.ts";
import { share } from "./id/share.ts";
import { workspace } from "./id/workspace.ts";
import { urlRefusals } from "./url-refusals.id.ts";

/** The Indonesian catalogue: the source of all keys. */
export const id = {
  ...common,
  progress,
  report,
  scorecard,
  outlook,
  access,
  share,
  matrix,
  milestone,
  workspace,
  account,
  catalogue,
  method,
  checks,
  evidence,
  law,
  follow,
  mail,
  remark,
  opendata,
  urlRefusals,
  cli,
  seed,
} as const;
