import type { CheckName, CheckOutcome } from "#app/domain/evidence/outcome.ts";

/** A code's check and the one outcome it has. */
export type CodeTable = Record<string, readonly [CheckName, CheckOutcome]>;
