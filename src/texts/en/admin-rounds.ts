import type { FindingCode } from '../../domain/round-file/finding.ts';
import type { InvalidReason, ruledOut } from '../../domain/validity.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('en');

/** What is stored in English is shown in English as it is stored, because it says more than a text of its code can. */
const asStored = (stored: string) => stored;

/** A text for a stored sentence. Languages other than the stored one only know its code. */
type ByCode<Code extends string> = Record<Code, (stored: string) => string>;

export type RefusalKind = 'name' | 'size' | 'format' | 'clock' | 'unknown';

const rows = (count: number) => words.counted(count, 'player row', 'player rows');

interface RowCounts {
  players: number;
  axis: number;
  allies: number;
  kills: number;
  deaths: number;
  weaponRows: number;
}

const reasons: Record<InvalidReason | typeof ruledOut, string> = {
  'match summary': 'match summary',
  'no players': 'no players',
  'bot round': 'bot round',
  'one side only': 'one side only',
  'shorter than 60 s': 'shorter than 60 s',
  aborted: 'aborted',
  'round 1 missing': 'round 1 missing',
  'ruled out by an admin': 'ruled out by an admin',
};

const findings: ByCode<FindingCode> = {
  encoding: asStored,
  header: asStored,
  'player dropped': asStored,
  'player repeated': asStored,
  'value clamped': asStored,
  'name cut': asStored,
  'no side': asStored,
  layout: asStored,
  'few players': asStored,
  bots: asStored,
  hits: asStored,
  implausible: asStored,
  aborted: asStored,
  'counters restarted': asStored,
  'counters shrank': asStored,
  'counters not cumulative': asStored,
  'counters carried over': asStored,
  'round 1 missing': asStored,
  'round 1 from legacy rows': asStored,
  time: asStored,
  'award dropped': asStored,
};

const refusals: ByCode<RefusalKind> = {
  name: asStored,
  size: asStored,
  format: asStored,
  clock: asStored,
  unknown: (stored) => `“${stored}”`,
};

/** Texts of /admin ingest and /admin round. */
export const adminRounds = {
  reasons,
  findings,
  refusals,
  noSuchRound: (option: string) =>
    `There is no such round. Type its date or map into \`${option}\` and pick it from the list that opens.`,
  choice: (when: string, map: string, number: number) => `${when} · ${map} · round ${number}`,
  choiceDoesNotCount: (choice: string) => `${choice} · does not count`,
  noFiles: 'No file has come in yet: a game server sends them to `/ingest/rounds/`.',
  latestFiles: 'Latest files',
  filesFooter: (files: string, option: string) =>
    `${files} · ✅ taken, ⛔ refused · /admin ingest ${option}: shows one round`,
  foundOdd: (count: number) => words.counted(count, 'finding', 'findings'),
  title: (map: string, number: number, id: string) => `${map} · round ${number} · #${id}`,
  where: (when: string, server: string, match: string) => `${when} · server ${server}\nMatch ${match}`,
  counts: 'Counts',
  doesNotCount: 'Does not count',
  rows: 'Rows',
  checks: 'Checks',
  files: 'Files',
  nothingAgainst: 'The rules find nothing against it.',
  byVerdict: (who: string | undefined, why: string | undefined) =>
    `By a verdict${who === undefined ? '' : ` of ${who}`}${why === undefined ? '' : `: ${why}`}. \`/admin round\` can lift it.`,
  rowCounts: ({ players, axis, allies, kills, deaths, weaponRows }: RowCounts) =>
    `${words.counted(players, 'player', 'players')} (${axis} Axis, ${allies} Allies) · ${words.counted(kills, 'kill', 'kills')}, ${words.counted(deaths, 'death', 'deaths')} · ${words.counted(weaponRows, 'weapon row', 'weapon rows')}`,
  lasted: (length: string) => `${length} long`,
  lengthUnknown: 'length unknown',
  clock: (actual: string, limit: string) => `clock ${actual} of ${limit}`,
  killsAddUp: 'Kills by weapon add up to the players’ kills',
  killsDiffer: (byWeapon: number, byPlayer: number) =>
    `${words.counted(byWeapon, 'kill', 'kills')} by weapon, ${words.count(byPlayer)} by player`,
  pairStored: (number: number) => `Its round ${number} is stored`,
  pairMissing: (number: number) => `Its round ${number} is not stored`,
  fromLegacy: 'Known from the old bot only: some values are wrong until the raw file comes in',
  fromFile: 'Made from its raw file',
  findingAt: (finding: string, line: number | undefined, guid: string | undefined) => {
    const where = [line === undefined ? undefined : `line ${line}`, guid].filter((part) => part !== undefined);
    return where.length === 0 ? finding : `${finding} (${where.join(', ')})`;
  },
  rowsOfAnotherFile: (count: number) => `${rows(count)} of another file`,
  rowsImplausible: (count: number) => `${rows(count)} with counters that cannot be true`,
  neverCounted: (what: string) => `${what}: never counted, unless \`/admin round\` rules them in`,
  countedByVerdict: (what: string, who: string) => `${what}: counted by a verdict of ${who}`,
  noRawFile: 'None. Send the round file to `/ingest/rounds/`, and the round is made from it.',
  keptBeside: 'kept beside, not used',
  choiceSetAside: (choice: string) => `${choice} · set aside`,
  lines: (count: number) => words.counted(count, 'player line', 'player lines'),
  from: (server: string) => `from ${server}`,
  inUse: 'in use',
  chosen: 'in use, chosen by a manager',
  setAsideBy: { manager: 'set aside by a manager', sender: 'set aside with its sender' },
  roundFile: 'round',
  endstatsFile: 'endstats',
  useThis: (number: number) => `Use file ${number}`,
  setAside: (number: number) => `Set file ${number} aside`,
  letRulesChoose: 'Let the rules choose',
  nowUsed: 'This file is used now, whatever else comes in. Names, sessions and rankings have followed.',
  nowSetAside: 'The file is set aside: nothing is made from it. Names, sessions and rankings have followed.',
  nowByRules: 'The rules choose the file again: most player lines, then most bytes.',
  titleGone: (map: string, number: number) => `${map} · round ${number} · set aside`,
  gone: (when: string, server: string) =>
    `${when} on server ${server}. Every file of this round is set aside, so there is no such round. Use one of them to bring it back.`,
  deriveAgain: 'Derive again from its file',
  derivedAlready: 'It was derived again already.',
  derivedAgain: (count: number) =>
    `Derived again: ${words.counted(count, 'round', 'rounds')} of this map written from ${words.plural(count, 'its file', 'their files')}, sessions and rankings with ${words.plural(count, 'it', 'them')}.`,
  verdicts: { valid: 'counts', invalid: 'does not count', rules: 'as the rules say' },
  rowVerdicts: { all: 'all count, those the audit lists too', rules: 'as the rules say' },
  matchSummary: 'That is a match summary of the old bot: it is kept, and never counts.',
  sayWhat: (verdict: string, rows: string) =>
    `Say what to rule: \`${verdict}\` is about the round, \`${rows}\` about player rows that the audit lists.`,
  noOddRows: 'The rules leave none of its player rows out.',
  rowsRuled: (count: number, counting: boolean) =>
    `${rows(count)} that the rules leave out ${counting ? `${words.plural(count, 'counts', 'count')} by your verdict` : `${words.plural(count, 'does', 'do')} not count`}. Sessions and rankings have followed.`,
  ruled: (counting: boolean, byRules: boolean) =>
    `The round ${counting ? 'counts' : 'does not count'} ${byRules ? 'by the rules' : 'by your verdict'}.`,
  asBefore: 'It did so before.',
  followed: 'Sessions and rankings have followed.',
  stays: 'The verdict stays when its file comes in again.',
};
