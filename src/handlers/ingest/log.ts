/** One upload and its outcome, written as one line of JSON that Workers Logs can index. */
interface UploadLine {
  at: string;
  file: string;
  server: string;
  ms: number;
  /** How long of it the database took. */
  sqlMs: number;
  /** The number of round trips to the database. */
  queries: number;
  outcome: string;
}

export function logUpload(line: UploadLine): void {
  console[line.outcome === 'error' ? 'error' : 'log'](JSON.stringify({ kind: 'ingest', ...line }));
}
