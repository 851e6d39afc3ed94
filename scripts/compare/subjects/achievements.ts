import type { APIMessage } from 'discord-api-types/v10';
import { linesIn, plain } from '../answers.ts';
import type { Sums } from '../legacy/counted.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { ratio, twoPlaces, whole } from '../written.ts';

/** The steps of each achievement from the specification, by the bot's label. */
const steps: Record<string, number[]> = {
  Kills: [100, 500, 1000, 2500, 5000, 10_000],
  Rounds: [10, 50, 100, 250, 500, 1000],
  'K/D': [1, 1.5, 2, 3],
  'Revives given': [100, 1000, 10_000],
  'Times revived': [50, 500, 5000],
  'Dynamites planted': [50, 500, 5000],
  'Dynamites defused': [50, 500, 5000],
  Objectives: [25, 250, 2500],
};

/** Checks the busiest player and the player with the fewest rounds: value, steps reached, and what is missing to the next step. */
export function achievements(file: LegacyFile): Question[] {
  const { guid: newcomer } = file.one<{ guid: string }>('select guid from totals order by rounds, guid limit 1');
  return [...file.busiest(1), newcomer].map((guid) => ({
    line: `/achievements player:${guid}`,
    computed: progressOf(file, guid),
    shown: progressIn,
  }));
}

function progressOf(file: LegacyFile, guid: string): Figures {
  const t = file.one<Sums & { defused: number }>(
    'select t.*, (select sum(dynamites_defused) from counted where player_guid = guid) as defused from totals t where guid = ?',
    guid,
  );
  const values: Record<string, number> = {
    Kills: t.kills,
    Rounds: t.rounds,
    'K/D': t.deaths ? t.kills / t.deaths : t.kills,
    'Revives given': t.revives,
    'Times revived': t.revived,
    'Dynamites planted': t.dynamites,
    'Dynamites defused': t.defused,
    Objectives: t.objectives,
  };
  let sum = 0;
  const computed = Object.entries(steps).map(([label, thresholds]) => {
    const value = values[label] ?? 0;
    const isRatio = label === 'K/D';
    const write = isRatio ? twoPlaces : whole;
    const written = isRatio ? ratio(t.kills, t.deaths) : whole(value);
    const early = isRatio && t.rounds < 20;
    const reached = early ? 0 : thresholds.filter((threshold) => value >= threshold).length;
    sum += reached;
    const next = thresholds[reached];
    const missing = next === undefined ? 0 : isRatio ? Math.ceil((next - value) * 100) / 100 : next - value;
    const rest = early ? `${20 - t.rounds} to go` : next === undefined ? 'all' : `${write(missing)} to ${write(next)}`;
    return [label, `${written} ${reached}/${thresholds.length} ${rest}`] as const;
  });
  const all = Object.values(steps).flat().length;
  return { reached: `${sum} of ${all}`, ...Object.fromEntries(computed) };
}

function progressIn(message: APIMessage | null): Figures {
  const [reached, ...lines] = linesIn(message);
  const found: Figures = { reached: plain(reached).replace(' reached', '') };
  for (const [index, line] of lines.entries()) {
    const [, value, label, full = '', empty = ''] = /\*\*(.*?)\*\* (.*?) (★*)(☆*)$/u.exec(line) ?? [];
    if (label === undefined) continue;
    const rest = lines[index + 1] ?? '';
    const [, missingRounds] = /: (\d+) rounds? to go/.exec(rest) ?? [];
    const [, missing, next] = /([\d.,]+) to [^·]* \(([\d.,]+)\)$/.exec(rest) ?? [];
    found[label] =
      `${value} ${full.length}/${full.length + empty.length} ${missingRounds ? `${missingRounds} to go` : next ? `${missing} to ${next}` : 'all'}`;
  }
  return found;
}
