import type { Digests } from "./sealed.ts";

/** What checking asks of the machine it runs on: a browser, or a program without a network. */
export type VerifyPorts = Digests & {
  /** Whether the signature is that of the key over the text; null where this machine cannot tell. */
  verify: (
    publicKey: Uint8Array<ArrayBuffer>,
    text: string,
    signature: Uint8Array<ArrayBuffer>,
  ) => Promise<boolean | null>;
};

/** What the publisher says; null for what is not at hand. */
export type KnownElsewhere = {
  /** Ids of the keys reports are signed with. */
  keyIds: ReadonlyArray<string> | null;
  /** Digests of the reports issued. */
  published: ReadonlyArray<string> | null;
};
