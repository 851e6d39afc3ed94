/** A file as a listing shows it. */
export interface FoundFile {
  name: string;
  /** Bytes; -1 when even that cannot be found out: reading it says why. */
  size: number;
  /** Milliseconds since 1970 by the clock of whoever keeps the file; compared, never calculated with. */
  modified: number;
}

/** Where the game server leaves its files: a folder here or over SFTP. */
export interface Source {
  /** For people. */
  readonly place: string;
  /** Files whose names are wanted. Throws Unavailable, or NeedsPerson when the place was never there. */
  list(isWanted: (name: string) => boolean): Promise<FoundFile[]>;
  /** Undefined when the file is gone; of a huge one only the first bytes, more than are ever sent. Throws Unavailable, Unreadable. */
  read(name: string): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}
