/** What node:sqlite gives with setReadBigInts: the storage class shows in the type. */
export type SourceValue = null | bigint | number | string | Uint8Array;
