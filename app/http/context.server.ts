import { createContext } from "react-router";
import type { Deps } from "#app/services/deps.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";

/** The use cases' dependencies, set by the server for every request. */
export const depsContext = createContext<Deps>();

/** Who is signed in; null for the public. Set by the session middleware. */
export const signedInContext = createContext<SignedIn | null>(null);

/** What was written in a form sent by nobody who is signed in; empty when that is nothing. */
export const writtenContext = createContext("");
