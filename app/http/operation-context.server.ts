import { createContext } from "react-router";
import type { Metrics } from "./metrics.server.ts";

/** What this server counts, and who may read it; null where nothing is counted. */
export const metricsContext = createContext<{ metrics: Metrics; token: string | null } | null>(null);
