import type { Guarded } from '../../scripts/database/guardian.ts';
import { guard } from '../../scripts/database/guardian.ts';

const guarded = new Set<number>();
let guardian: ReturnType<typeof guard> | undefined;

/**
 * Ends a workerd process when this process ends, even by kill -9. Without this it would continue to run. One guardian guards all of them.
 */
export function guardWorkerd(pid: number | undefined): { release(): void } {
  if (pid !== undefined) guarded.add(pid);
  tell();
  return {
    release() {
      if (pid !== undefined) guarded.delete(pid);
      tell();
    },
  };
}

function tell(): void {
  const all: Guarded = { pid: [...guarded], signal: 'SIGKILL' };
  if (guardian) guardian.update(all);
  else guardian = guard(all);
}
