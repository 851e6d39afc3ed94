/** Something about the set-up that is wrong, with the way out. */
export interface Finding {
  /** Its name in docs/troubleshooting.md. */
  code: string;
  /** An error keeps something from working. A warning will, or may be meant so. */
  level: 'error' | 'warning';
  what: string;
  cure: string;
}

/** What a check found, and what it saw. */
export interface Outcome {
  findings: Finding[];
  /** What is well, in a few words, such as `Stopwatch in 1 server`. Undefined if the check could not look. */
  seen: string | undefined;
}

export function error(code: string, what: string, cure: string): Finding {
  return { code, level: 'error', what, cure };
}

export function warning(code: string, what: string, cure: string): Finding {
  return { code, level: 'warning', what, cure };
}
