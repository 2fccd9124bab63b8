/** Codes of subjects that are known by what they belong to. */

export const indicatorCode = (milestone: string, key: string) => `${milestone}/${key}`;
export const elementCode = (slot: string, key: string) => `${slot}/${key}`;
export const dependencyCode = (action: string, dependsOn: string) => `${action}>${dependsOn}`;
export const lineageCode = (milestone: string, kind: string, from: string) => `${milestone}<${kind}<${from}`;
