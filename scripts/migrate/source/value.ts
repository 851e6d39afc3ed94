/** A value as node:sqlite returns it with setReadBigInts. Its type shows the storage class. */
export type SourceValue = null | bigint | number | string | Uint8Array;
