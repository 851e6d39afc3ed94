/** Values of bindings, by name. They take precedence over wrangler.toml and .dev.vars. */
export type WorkerVars = Record<string, string>;

export interface RunningWorker {
  /** e.g. http://127.0.0.1:40123 */
  url: string;
  /** Runs the cron trigger of wrangler.toml. */
  trigger(): Promise<void>;
  /** Ends workerd. It may be called more than once. */
  close(): Promise<void>;
}

/** Stops wrangler from sending telemetry and from writing log files. */
export const QUIET = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_WRITE_LOGS: 'false',
  CI: 'true', // no questions
};

/** Returns whether a line is workerd's own output about an exception that the Worker has handled. */
export function isRuntimeNoise(message: string): boolean {
  return /sentryErrorContext|^NOSENTRY /.test(message);
}
