import { z } from "zod";
import routes from "#app/routes.ts";

type Entry = {
  id?: string | undefined;
  path?: string | undefined;
  index?: boolean | undefined;
  file: string;
  children?: Array<Entry> | undefined;
};
const Entries: z.ZodType<Array<Entry>> = z.array(
  z.object({
    id: z.string().optional(),
    path: z.string().optional(),
    index: z.boolean().optional(),
    file: z.string(),
    get children() {
      return Entries.optional();
    },
  }),
);

/** One address of the site: the file that answers it, and its path with parameters. */
export type Address = {
  id: string;
  file: string;
  path: string;
  parentId: string;
  leaf: string;
  index: boolean;
};

/** Every route of `app/routes.ts`, flat. */
export function addresses(): Array<Address> {
  return flat(Entries.parse(routes), "root", "");
}

function flat(entries: ReadonlyArray<Entry>, parentId: string, base: string): Array<Address> {
  return entries.flatMap(({ id, path = "", index = false, file, children = [] }) => {
    const own = id ?? file.replace(/\.tsx?$/, "");
    const whole = [base, path].filter((part) => part !== "").join("/");
    return [{ id: own, file, path: whole, parentId, leaf: path, index }, ...flat(children, own, whole)];
  });
}
