/** Names and descriptions by what is typed: `stats`, `players list`, `stats player`. */
export type Names = Record<string, readonly [name: string, description: string]>;
