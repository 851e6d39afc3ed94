import { toBase64 } from '../../domain/base64.ts';
import type { Rehearsal } from './requests.ts';

/** Stores the invented round 2, around which the database has {@link aroundUpload}. */
export async function rehearseUpload({ upload }: Rehearsal): Promise<void> {
  await upload(round2.filename, round2.content);
}

const guids = ['A', 'B'].flatMap((side) => [0, 1, 2, 3, 4].map((number) => `${side}000000${number}`));

/** Returns a file of ten players, whose counters are all `count`. */
function inventedFile(round: 1 | 2, time: string, count: number) {
  const header = `server\\supply\\config\\${round}\\1\\2\\${11 - round}:00\\${10 - round}:00`;
  const weapons = `255 ${`${count} `.repeat(8 * 5).trimEnd()}`;
  const fields = `\t${count}.5`.repeat(38);
  const players = guids.map((guid) => `${guid}\\^1${guid}\\1\\${guid < 'B' ? 1 : 2}\\${weapons}${fields}`);
  const content = new TextEncoder().encode(`${[header, ...players].join('\n')}\n`);
  return { time, filename: `${date}-${time}-supply-round-${round}.txt`, content };
}

const date = '1970-01-01';
const round1 = inventedFile(1, '000100', 5);
const round2 = inventedFile(2, '001000', 9);

/** What the database has around round 2: its round 1, whose rows an older version made. */
export const aroundUpload = {
  around: {
    same: null,
    newest_file: 1,
    newest_decision: 0,
    decided_file: null,
    endstats: [],
    rounds: [
      {
        ...{ id: 1, date, time: round1.time, round: 1, match_id: `${date}_${round1.time}_supply`, played_at: 60_000 },
        ...{ winning_side: null, defender: 1, limit: '10:00', actual: '9:00', affected: true, rules: 1 },
        ...{ used_file: '1', used_round1: null, used_endstats: null, is_removed: false, is_restored: false },
        file: {
          ...{ id: 1, filename: round1.filename, sha256: '1', bytes: round1.content.length, is_chosen: false },
          ...{ player_lines: guids.length, content: toBase64(round1.content) },
        },
        players: null,
      },
    ],
  },
  zone: null,
  codes: [],
  forgotten: '',
  forget_after: null,
  is_clock_late: false,
};
