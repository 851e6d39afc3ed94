import { wordsOf } from '../words.ts';

const words = wordsOf('en');

const rounds = (count: number) => words.counted(count, 'round', 'rounds');

/** Texts of /admin maintenance. */
export const adminMaintenance = {
  tasks: {
    audit: 'Audit: compare everything, change nothing',
    rollups: 'Rebuild the sums behind rankings and sessions',
    sessions: 'Recompute gaming sessions',
    derive: 'Derive rounds of older rules again from their files',
    analyze: 'Refresh the database’s planning figures',
  },
  tooLong:
    'That takes longer than a request may. Run `select * from rebuild_rollups()` in the database’s own console (Neon → SQL Editor): it rebuilds the sums and says the same as here.',
  doneAlready: 'That was done already by the same request.',
  refreshed: 'Planning figures refreshed',
  notRefreshed: 'Planning figures were not refreshed',
  largest: 'The largest tables:',
  table: (name: string, rows: number, size: string) => `${name}: about ${words.counted(rows, 'row', 'rows')}, ${size}`,
  autovacuum: 'Space of deleted rows is reclaimed by autovacuum; the database host keeps the backups.',
  rebuiltRight: 'Rebuilt: nothing was wrong',
  rebuiltWrong: 'Rebuilt: some sums were wrong',
  rollup: (name: string, rows: number) => `${name}: ${words.counted(rows, 'row', 'rows')}`,
  rollupDiffers: (name: string, rows: number, differing: number, examples: string) =>
    `${name}: ${words.counted(rows, 'row', 'rows')}, ${words.count(differing)} of them differed, such as ${examples}`,
  sessionsRight: 'Sessions were right',
  sessionsRightLine: (count: number, sessions: number) =>
    `${rounds(count)} in ${words.counted(sessions, 'gaming session', 'gaming sessions')}; nothing changed.`,
  sessionsDone: 'Sessions recomputed',
  sessionsDoneLine: (count: number, sessions: number, moved: number, regrouped: number) =>
    `${rounds(count)} in ${words.counted(sessions, 'gaming session', 'gaming sessions')}. ${rounds(moved)} corrected, ${words.count(regrouped)} of them now in another session. Rankings have followed.`,
  nothingToDerive: 'Nothing to derive again',
  nothingToDeriveLine: 'Every round with a file was made by the newest rules.',
  derived: 'Derived again',
  derivedLine: (written: number) =>
    `${rounds(written)} derived again by the newest rules; sessions and rankings have followed.`,
  derivedLeft: (left: number) => `${rounds(left)} of older rules ${words.plural(left, 'is', 'are')} left: do it again.`,
  wrong: 'Something is wrong',
  right: 'Everything fits',
  partly: 'Not everything could be compared',
  sums: 'Sums against the rounds they come from',
  unchanged:
    'Nothing was changed. /admin maintenance repairs sums, sessions and rounds of older rules; /admin round can rule player rows in.',
  none: (what: string) => `${what}: none`,
  found: (what: string, count: number, examples: string) => `${what}: ${words.count(count)}, such as ${examples}`,
  /** What the audit looks for, by its code. */
  checks: {
    'no players': 'Rounds that count without a player row',
    'weapon rows': 'Weapon rows of nobody in their round',
    'foreign file': 'Rows of files whose date, map or round number is not their round’s',
    verdicts: 'Rounds that count against a verdict',
    chains: 'Merges that form a chain',
    'lost files': 'Files marked as taken that are in no round',
    'no round 1': 'Round 2 without its round 1',
    'no round 2': 'Round 1 without a round 2 (they count)',
    'rows of another file': 'Player rows of another file in their round (never counted)',
    'implausible rows': 'Player rows with implausible counters (never counted)',
    'ruled in': 'Such player rows that an admin ruled in (they count)',
    'older rules': 'Rounds derived by older rules (they can be derived again)',
    'links to nobody': 'Discord users linked to a GUID that never played',
    sessions: 'Rounds outside the gaming session they belong to',
  },
};
