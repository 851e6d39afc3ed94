/** A file as a listing shows it. */
export interface FoundFile {
  name: string;
  /** Size in bytes, or -1 if it cannot be found out. Reading the file then tells why. */
  size: number;
  /** Milliseconds since 1970 by the clock of the machine that has the file. It is only compared for equality. */
  modified: number;
}

/** Where the game server writes its files: a folder on this machine or over SFTP. */
export interface Source {
  /** The place's name for people. */
  readonly place: string;
  /** Returns the files whose names are wanted. Throws Unavailable, or NeedsPerson if the folder was never there. */
  list(isWanted: (name: string) => boolean): Promise<FoundFile[]>;
  /**
   * Returns a file's bytes, or undefined if it is gone. Of a file larger than the limit, returns only a first part that exceeds it. Throws
   * Unavailable or Unreadable.
   */
  read(name: string): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}
