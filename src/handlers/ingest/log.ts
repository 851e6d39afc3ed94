/** What one upload was and how it went: one JSON line, for Workers Logs to index. */
interface UploadLine {
  at: string;
  file: string;
  server: string;
  ms: number;
  /** Round trips to the database. */
  queries: number;
  outcome: string;
}

export function logUpload(line: UploadLine): void {
  console[line.outcome === 'error' ? 'error' : 'log'](JSON.stringify({ kind: 'ingest', ...line }));
}
