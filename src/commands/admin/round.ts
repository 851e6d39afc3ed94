import type { RoundToJudge } from '../../db/queries/round-verdict.ts';
import { roundToJudge, storeVerdict } from '../../db/queries/round-verdict.ts';
import { ephemeral } from '../../discord/reply.ts';
import { invalidReason, ruledOut } from '../../domain/validity.ts';
import { defineAction } from '../command.ts';
import { noSuchRound, roundDescription, roundId, suggestRounds } from './round-option.ts';
import { showRound } from './round-reply.ts';

const verdicts = [
  { name: 'counts', value: 'valid' },
  { name: 'does not count', value: 'invalid' },
  { name: 'as the rules say', value: 'rules' },
] as const;

export const adminRound = defineAction({
  description: 'Rules whether a round counts; sessions and rankings follow',
  options: {
    round: { type: 'string', description: roundDescription, required: true },
    verdict: { type: 'string', description: 'What is to hold from now on', choices: verdicts, required: true },
    reason: { type: 'string', description: 'Why, for those who look at it later', maxLength: 200 },
  },
  examples: ['/admin round round:1 verdict:rules'],
  manage: true,
  private: true,
  autocomplete: { round: suggestRounds },

  async run({ round, verdict, reason }, context) {
    const id = roundId(round);
    const found = id && (await roundToJudge(context.db, id));
    if (!id || !found) return noSuchRound();
    if (found.roundNumber === 0)
      return ephemeral('That is a match summary of the old bot: it is kept, and never counts.');
    const override = verdict === 'rules' ? null : verdict === 'valid';
    const why = reason?.trim() || null;
    const rule = byRules(found);
    const ruling = { override, reason: why, by: context.user.id, now: context.now };
    const invalid = override === null ? rule : override ? null : (why ?? rule ?? ruledOut);
    await storeVerdict(context, { id, ...ruling, invalidReason: invalid });
    return showRound(id, context, say(found, override, rule));
  },
});

function byRules({ roundNumber, players, duration, hasRound1, hadBots }: RoundToJudge) {
  return invalidReason({
    roundNumber: roundNumber,
    players: hadBots ? [...players, { guid: 'OMNIBOT0', side: null }] : players,
    duration,
    hasRound1: hasRound1,
  });
}

function say({ isValid }: RoundToJudge, override: boolean | null, rule: string | null): string {
  const counts = override ?? rule === null;
  const changed = counts === isValid ? 'It did so before' : 'Sessions and rankings have followed';
  const until = override === null ? '' : ' The verdict stays when its file comes in again.';
  return `The round ${counts ? 'counts' : 'does not count'} ${override === null ? 'by the rules' : 'by your verdict'}. ${changed}.${until}`;
}
