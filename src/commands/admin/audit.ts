import { answered, askTogether } from '../../db/ask-together.ts';
import { DatabaseError } from '../../db/errors.ts';
import { integrity } from '../../db/queries/integrity.ts';
import { maintenanceTimeoutMs, rollupStates } from '../../db/queries/maintenance.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitLines } from '../../discord/fit.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import { databaseErrorText } from '../../views/database-error.ts';
import type { Context } from '../context.ts';
import { rollupLine } from './rollup-line.ts';

/** Checks the stored rows and everything that is computed from them. Changes nothing. */
export async function audit({ db, caller }: Context): Promise<Reply> {
  const { adminMaintenance: texts, common } = caller.texts;
  const questions = { checks: integrity, states: rollupStates };
  const answers = await askTogether(db, questions, { timeoutMs: maintenanceTimeoutMs });
  const states = answers.states.status === 'fulfilled' ? answers.states.value : deniedOnly(answers.states.reason);
  const found = answered(answers.checks);
  const lines = found.map(({ code, wrong, count, examples }) => {
    const what = texts.checks[code];
    if (count === 0) return `✅ ${texts.none(what)}`;
    const shown = examples.map((one) => nameInText(one, 60)).join('; ');
    return `${wrong ? '⚠️' : 'ℹ️'} ${texts.found(what, count, shown)}`;
  });
  const isComplete = !(states instanceof DatabaseError);
  const sums = isComplete ? states.map((state) => rollupLine(state, caller)) : [databaseErrorText(states, caller)];
  const isWrong =
    found.some(({ wrong, count }) => wrong && count > 0) ||
    (isComplete && states.some(({ differing }) => differing > 0));
  return {
    embeds: [
      {
        title: isWrong ? texts.wrong : isComplete ? texts.right : texts.partly,
        description: fitLines(lines, 3500, common.more),
        fields: [{ name: texts.sums, value: fitLines(sums, 1000, common.more) }],
        footer: { text: texts.unchanged },
        color: colour,
      },
    ],
  };
}

/** Returns the error of a missing right, so that the rest of an audit is shown. Throws any other. */
function deniedOnly(error: unknown): DatabaseError {
  if (error instanceof DatabaseError && error.code === 'denied') return error;
  throw error;
}
