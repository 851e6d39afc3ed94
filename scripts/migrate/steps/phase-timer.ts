export type Phase = 'check' | 'load' | 'keys' | 'rollups' | 'verify' | 'commit';
export type Progress = { phase: Phase } | { phase: 'load'; table: string; rows: number; total: number };

export interface PhaseTimer {
  readonly phases: { name: Phase; seconds: number }[];
  enter(phase: Phase): void;
  /** Ends the last phase and returns the seconds of the whole run. */
  end(): number;
}

/** Times the phases of a run and reports each phase as it begins. */
export function phaseTimer(onProgress?: (progress: Progress) => void): PhaseTimer {
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
    enter(phase) {
      leave();
      phases.push({ name: phase, seconds: 0 });
      onProgress?.({ phase });
    },
    end() {
      return (leave() - started) / 1000;
    },
  };
}
