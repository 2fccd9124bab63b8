export const milestone = {} as const;
