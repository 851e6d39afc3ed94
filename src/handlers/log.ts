/** What one interaction was and how it went: one JSON line, for Workers Logs to index. No names, no typed text. */
export interface LogLine {
  at: string;
  interaction: string;
  /** `command`, `component`, `autocomplete`, … */
  kind: string;
  /** The command or route. */
  name: string;
  guild: string | undefined;
  ms: number;
  /** Round trips to the database. */
  queries: number;
  outcome: 'ok' | 'error';
  error?: string;
  errorId?: string;
}

export function log(line: LogLine): void {
  console[line.outcome === 'error' ? 'error' : 'log'](JSON.stringify(line));
}
