import type { Db } from "#app/data/db.server.ts";
import { harvestCatalogue } from "#app/services/harvest-catalogue.server.ts";
import { testDbs } from "#tests/db.ts";
import { type CatalogueSite, startCatalogueSite } from "./catalogue-site.ts";
import { aPlan, aWorld, type World } from "./evidence-factories.ts";

type Case = { world: World; db: Db; site: CatalogueSite; harvest: () => ReturnType<typeof harvestCatalogue> };

/** A catalogue of a kind on a site of its own; `harvest` reads it and lets two hours pass. */
export function testKind(kind: "dcat" | "sitemap", name: string, run: (given: Case) => Promise<void>): void {
  testDbs(
    name,
    async ({ db }) => {
      const site = await startCatalogueSite();
      const world = aWorld(db, [site]);
      await aPlan(db);
      await db.catalogue.create({
        data: {
          ...{ id: "cat", planId: "p", slug: "data", title: "Data", url: site.origin, kind },
          organisationId: "o",
        },
      });
      const harvest = async () => {
        const done = await harvestCatalogue("data", world.deps);
        world.pass(2 * 3_600_000);
        return done;
      };
      try {
        await run({ world, db, site, harvest });
      } finally {
        await world.close();
        await site.close();
      }
    },
    30_000,
  );
}
