import type { RoundToJudge } from '../../db/queries/round-verdict.ts';
import { roundToJudge, storeVerdict } from '../../db/queries/round-verdict.ts';
import { ephemeral } from '../../discord/reply.ts';
import { invalidReason, ruledOut } from '../../domain/validity.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Texts } from '../../texts/locale.ts';
import { defineAction } from '../command.ts';
import { choice } from './choices.ts';
import { noSuchRound, roundDescription, roundId, suggestRounds } from './round-option.ts';
import { showRound } from './round-reply.ts';

const verdicts = (['valid', 'invalid', 'rules'] as const).map((value) =>
  choice(value, ({ adminRounds }) => adminRounds.verdicts[value]),
);

const rowVerdicts = (['all', 'rules'] as const).map((value) =>
  choice(value, ({ adminRounds }) => adminRounds.rowVerdicts[value]),
);

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
    if (!id || !found) return noSuchRound(context);
    const { caller } = context;
    const { adminRounds: texts } = caller.texts;
    if (found.roundNumber === 0) return ephemeral(texts.matchSummary);
    if (verdict === undefined && rows === undefined) {
      const [ofRound, ofRows] = [optionName(caller, 'admin round verdict'), optionName(caller, 'admin round rows')];
      return ephemeral(texts.sayWhat(ofRound, ofRows));
    }
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
      ...(rowsCount === undefined ? [] : [sayRows(found, rowsCount, texts)]),
      ...(override === undefined ? [] : [sayRuling(found, { override, rule }, texts)]),
    ];
    return showRound(id, context, { said: said.join(' ') });
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

type RoundTexts = Texts['adminRounds'];

function sayRows({ leftOutRows }: RoundToJudge, count: boolean, texts: RoundTexts): string {
  return leftOutRows === 0 ? texts.noOddRows : texts.rowsRuled(leftOutRows, count);
}

function sayRuling(
  { isValid }: RoundToJudge,
  { override, rule }: { override: boolean | null; rule: string | null },
  texts: RoundTexts,
): string {
  const counts = override ?? rule === null;
  return [
    texts.ruled(counts, override === null),
    counts === isValid ? texts.asBefore : texts.followed,
    ...(override === null ? [] : [texts.stays]),
  ].join(' ');
}
