export type Phase = 'check' | 'load' | 'keys' | 'rollups' | 'verify' | 'commit';
export type Progress = { phase: Phase } | { phase: 'load'; table: string; rows: number; done: boolean };

/** Times the phases of a run and tells of each that begins. */
export function stopwatch(onProgress?: (progress: Progress) => void) {
  const phases: { name: Phase; seconds: number }[] = [];
  const started = performance.now();
  let entered = started;
  const leave = () => {
    const now = performance.now();
    const last = phases.at(-1);
    if (last) last.seconds += (now - entered) / 1000;
    entered = now;
    return now;
  };
  return {
    phases,
    enter(phase: Phase): void {
      leave();
      phases.push({ name: phase, seconds: 0 });
      onProgress?.({ phase });
    },
    /** Ends the last phase; answers the seconds of the whole run. */
    end(): number {
      return (leave() - started) / 1000;
    },
  };
}
