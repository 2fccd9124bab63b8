/** One public key and every way it is commonly written: code, name, short form. */
export type RegisterEntry = { key: string; labels: ReadonlyArray<string> };

/** A closed list of public keys that data are expected to cover, such as the 38 provinces or 12 months. */
export type Register = { id: string; entries: ReadonlyArray<RegisterEntry> };
