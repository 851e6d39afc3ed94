import type { RoundToJudge } from '../../../db/queries/round-verdict.ts';
import { roundToJudge, storeVerdict } from '../../../db/queries/round-verdict.ts';
import { note } from '../../../discord/reply.ts';
import { invalidReason, ruledOut } from '../../../domain/validity.ts';
import { defineAction } from '../../command.ts';
import { formatCounted } from '../format.ts';
import { noSuchRound, roundDescription, roundId, suggestRounds } from './round-option.ts';
import { showRound } from './round-reply.ts';

const verdicts = [
  { name: 'counts', value: 'valid' },
  { name: 'does not count', value: 'invalid' },
  { name: 'as the rules say', value: 'rules' },
] as const;

const rowVerdicts = [
  { name: 'all count, those the audit lists too', value: 'all' },
  { name: 'as the rules say', value: 'rules' },
] as const;

export const adminRound = defineAction({
  description: 'Rules whether a round, or its odd player rows, count; sessions and rankings follow',
  options: {
    round: { type: 'string', description: roundDescription, required: true },
    verdict: { type: 'string', description: 'What is to hold from now on', choices: verdicts },
    rows: {
      type: 'string',
      description: 'Player rows that the audit lists: rows of another file, or implausible ones',
      choices: rowVerdicts,
    },
    reason: { type: 'string', description: 'Why, for those who look at it later', maxLength: 200 },
  },
  examples: ['/admin round round:1 verdict:rules', '/admin round round:1 rows:rules'],
  manage: true,
  private: true,
  autocomplete: { round: suggestRounds },

  async run({ round, verdict, rows, reason }, context) {
    const id = roundId(round);
    const found = id && (await roundToJudge(context.db, id));
    if (!id || !found) return noSuchRound();
    if (found.round_number === 0) return note('That is a match summary of the old bot: it is kept, and never counts.');
    if (verdict === undefined && rows === undefined)
      return note('Say what to rule: `verdict` is about the round, `rows` about player rows that the audit lists.');
    const override = verdict && (verdict === 'rules' ? null : verdict === 'valid');
    const rowsCount = rows && rows === 'all';
    const why = reason?.trim() || null;
    const rule = byRules({ ...found, rows_ruled_in: rowsCount ?? found.rows_ruled_in });
    const holds = override === undefined ? found.validity_override : override;
    const stays = override === undefined && holds !== null;
    const invalid = stays ? found.invalid_reason : holds === null ? rule : holds ? null : (why ?? rule ?? ruledOut);
    const ruling = { override, rowsCount, invalidReason: invalid, reason: why, by: context.user.id, now: context.now };
    await storeVerdict(context.db, context.interactionId, id, ruling);
    const said = [
      ...(rowsCount === undefined ? [] : [sayRows(found, rowsCount)]),
      ...(override === undefined ? [] : [say(found, override, rule)]),
    ];
    return showRound(id, context, said.join(' '));
  },
});

function byRules(round: RoundToJudge) {
  const { round_number, players, duration, has_round1, had_bots, was_aborted, rows_ruled_in } = round;
  const present = players.filter(({ isForeign }) => rows_ruled_in || !isForeign);
  return invalidReason({
    roundNumber: round_number,
    players: had_bots ? [...present, { guid: 'OMNIBOT0', side: null }] : present,
    duration,
    isAborted: was_aborted,
    hasRound1: has_round1,
  });
}

function sayRows({ left_out }: RoundToJudge, count: boolean): string {
  if (left_out === 0) return 'The rules leave none of its player rows out.';
  const rows = formatCounted(left_out, 'player row');
  return `${rows} that the rules leave out ${count ? 'count by your verdict' : 'do not count'}. Sessions and rankings have followed.`;
}

function say({ is_valid }: RoundToJudge, override: boolean | null, rule: string | null): string {
  const counts = override ?? rule === null;
  const changed = counts === is_valid ? 'It did so before' : 'Sessions and rankings have followed';
  const until = override === null ? '' : ' The verdict stays when its file comes in again.';
  return `The round ${counts ? 'counts' : 'does not count'} ${override === null ? 'by the rules' : 'by your verdict'}. ${changed}.${until}`;
}
