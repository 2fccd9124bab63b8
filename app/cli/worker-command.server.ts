import { startJobs } from "#app/jobs/schedule.server.ts";
import { keepHeapSmall } from "#app/jobs/small-heap.server.ts";
import type { TurnReport } from "#app/jobs/worker.server.ts";
import { runWorkerBatch } from "#app/services/run-worker-batch.server.ts";
import type { Command } from "./command.ts";
import { mailJobOf } from "./mail-job.server.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";
import { untilStopped } from "./until-stopped.ts";

/** Checks the evidence that is due, until stopped, with a line for every host's turn; `--once` for a single round. */
export const worker: Command = async (args, { t, say, answer }, environment) => {
  const { values } = readOptions(args, { once: { type: "boolean" } });
  const settings = environment();
  keepHeapSmall();
  return withDeps(settings, async (deps) => {
    if (values.once) {
      const { checked } = await runWorkerBatch(deps, { workerId: `cli-${process.pid}` });
      say(t("cli.worker.checked", { count: checked }));
      answer({ checked });
      return 0;
    }
    const onTurn = ({ host, checked, ms }: TurnReport) => {
      if (checked === 0) return;
      const seconds = (ms / 1_000).toFixed(1);
      say(t("cli.worker.turn", { host, count: checked, seconds }));
      answer({ host, checked, ms });
    };
    const running = startJobs(deps, { onTurn }, mailJobOf(settings));
    say(t("cli.worker.started"));
    await untilStopped();
    await running.stop();
    return 0;
  });
};
