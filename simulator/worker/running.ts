/** Values of bindings, by name; they take precedence over wrangler.toml and .dev.vars. */
export type WorkerVars = Record<string, string>;

export interface RunningWorker {
  /** e.g. http://127.0.0.1:40123 */
  url: string;
  /** Ends workerd. May be called again. */
  close(): Promise<void>;
}

/** Keeps wrangler and miniflare from calling home and from writing log files. */
export const QUIET = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_WRITE_LOGS: 'false',
  CI: 'true', // no questions
};

/** Whether a line is workerd's own talk about an exception that the Worker has handled. */
export function isRuntimeNoise(message: string): boolean {
  return /sentryErrorContext|^NOSENTRY /.test(message);
}
