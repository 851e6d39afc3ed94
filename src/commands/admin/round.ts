import type { RoundToJudge } from '../../db/queries/round-verdict.ts';
import { roundToJudge, storeVerdict } from '../../db/queries/round-verdict.ts';
import { ephemeral } from '../../discord/reply.ts';
import { invalidReason, ruledOut } from '../../domain/validity.ts';
import { formatCounted } from '../../views/numbers.ts';
import { defineAction } from '../command.ts';
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
    if (found.roundNumber === 0)
      return ephemeral('That is a match summary of the old bot: it is kept, and never counts.');
    if (verdict === undefined && rows === undefined)
      return ephemeral(
        'Say what to rule: `verdict` is about the round, `rows` about player rows that the audit lists.',
      );
    const override = verdict && (verdict === 'rules' ? null : verdict === 'valid');
    const rowsCount = rows && rows === 'all';
    const why = reason?.trim() || null;
    const rule = byRules({ ...found, rowsRuledIn: rowsCount ?? found.rowsRuledIn });
    const holds = override === undefined ? found.validityOverride : override;
    const stays = override === undefined && holds !== null;
    const invalid = stays ? found.invalidReason : holds === null ? rule : holds ? null : (why ?? rule ?? ruledOut);
    const ruling = {
      id,
      override,
      rowsCount,
      invalidReason: invalid,
      reason: why,
      by: context.user.id,
      now: context.now,
    };
    await storeVerdict(context, ruling);
    const said = [
      ...(rowsCount === undefined ? [] : [sayRows(found, rowsCount)]),
      ...(override === undefined ? [] : [say(found, override, rule)]),
    ];
    return showRound(id, context, said.join(' '));
  },
});

function byRules(round: RoundToJudge) {
  const { roundNumber, players, duration, hasRound1, hadBots, wasAborted, rowsRuledIn } = round;
  const present = players.filter(({ isForeign }) => rowsRuledIn || !isForeign);
  return invalidReason({
    roundNumber: roundNumber,
    players: hadBots ? [...present, { guid: 'OMNIBOT0', side: null }] : present,
    duration,
    isAborted: wasAborted,
    hasRound1: hasRound1,
  });
}

function sayRows({ leftOutRows }: RoundToJudge, count: boolean): string {
  if (leftOutRows === 0) return 'The rules leave none of its player rows out.';
  const rows = formatCounted(leftOutRows, 'player row');
  return `${rows} that the rules leave out ${count ? 'count by your verdict' : 'do not count'}. Sessions and rankings have followed.`;
}

function say({ isValid }: RoundToJudge, override: boolean | null, rule: string | null): string {
  const counts = override ?? rule === null;
  const changed = counts === isValid ? 'It did so before' : 'Sessions and rankings have followed';
  const until = override === null ? '' : ' The verdict stays when its file comes in again.';
  return `The round ${counts ? 'counts' : 'does not count'} ${override === null ? 'by the rules' : 'by your verdict'}. ${changed}.${until}`;
}
