/** A second server starting: migrates the database of its first argument and prints what it applied. */
import { migrate } from "#app/data/migrate.server.ts";

const applied = await migrate(process.argv[2] ?? "", { at: new Date() });
process.stdout.write(JSON.stringify(applied));
