import { text } from "node:stream/consumers";
import { addUser } from "#app/services/add-user.server.ts";
import { type Command, UsageError } from "./command.ts";
import { withDeps } from "./open-deps.server.ts";
import { readOptions } from "./options.ts";

const OPTIONS = {
  email: { type: "string" },
  name: { type: "string" },
  role: { type: "string" },
  organisation: { type: "string" },
  plan: { type: "string" },
  "password-stdin": { type: "boolean" },
} as const;

/** Makes an account with one office. Without a password one is made and shown once. */
export const user: Command = async (args, { t, say, answer, complain }, environment) => {
  const { values, positionals } = readOptions(args, OPTIONS);
  if (positionals[0] !== "add") throw new UsageError("user add");
  const { email, name, role, organisation } = values;
  if (email === undefined || name === undefined || role === undefined || organisation === undefined) {
    throw new UsageError("--email, --name, --role, --organisation");
  }
  const password = values["password-stdin"] ? (await text(process.stdin)).replace(/\r?\n$/, "") : null;
  return withDeps(environment(), async (deps) => {
    const added = await addUser(
      { email, name, role, organisation, plan: values.plan ?? null, password },
      deps,
    );
    answer(added);
    if (!added.ok) {
      complain(t("cli.user.refused", { reason: t(`seed.user.${added.refusal}`) }));
      return 1;
    }
    say(t("cli.user.added", { email }));
    if (added.password !== null) say(t("cli.user.password", { password: added.password }));
    return 0;
  });
};
