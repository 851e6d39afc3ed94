import type { Step } from '../../cli/progress.ts';
import type { Phase, Progress } from './phase-timer.ts';

const words: Record<Phase, string> = {
  check: 'checking source and target',
  load: 'loading',
  keys: 'building keys and indexes',
  rollups: 'adding up totals',
  verify: 'verifying every cell',
  commit: 'committing',
};

/** Returns the progress step to show for a migration's progress. */
export function progressStep(progress: Progress): Step {
  if (!('table' in progress)) return { text: words[progress.phase] };
  return { text: `loading ${progress.table}`, done: progress.rows, total: progress.total };
}
