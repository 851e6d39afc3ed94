/** Localized names and descriptions, by path: `stats`, `players list`, or `stats player` for an option. */
export type Names = Record<string, readonly [name: string, description: string]>;
