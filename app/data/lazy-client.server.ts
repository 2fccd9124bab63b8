import type { Db } from "./db-engine.server.ts";

/**
 * A client that is made when something is first asked of it. Prisma's takes tens of megabytes before it has
 * answered anything, and a worker on SQLite asks by statements of its own.
 */
export function lazyClient(make: () => Db): Db {
  let made: Db | null = null;
  const stand: unknown = new Proxy(Object.create(null), {
    get(_target, property) {
      if (property === "then") return undefined; // it is no promise, and asking must not make it
      made ??= make();
      const value: unknown = Reflect.get(made, property);
      return typeof value === "function" ? value.bind(made) : value;
    },
    has: (_target, property) => made !== null && property in made,
  });
  return stand as Db;
}
