import type { ReadSurroundings } from '../../src/db/ingest/surroundings.ts';
import type { FileToWrite } from '../../src/db/ingest/write.ts';
import type { Plan } from '../../src/domain/ingest/plan.ts';
import { planChanges } from '../../src/domain/ingest/plan.ts';
import type { StoredRound, Surroundings } from '../../src/domain/ingest/surroundings.ts';
import { mapKey } from '../../src/domain/maps.ts';

/** A file that is to be stored. */
export type AcceptedFile = Omit<FileToWrite, 'plan'> & { around: ReadSurroundings };

/** Files of one map, and what they change together. */
export type PlanTogether = Plan & { files: AcceptedFile[] };

/** Derives what files change. Those of a map are derived together, because the rounds depend on the set of files alone. */
export function planTogether(files: readonly AcceptedFile[]): PlanTogether[] {
  const byMap = Map.groupBy(files, ({ file }) => mapKey(file.parsed.file.map));
  return [...byMap.values()].map((together) => {
    const plan = planChanges(
      together.map(({ file }) => file),
      united(together.map(({ around }) => around)),
    );
    return { ...plan, files: together };
  });
}

/** Returns all that several files can affect or depend on. */
function united(all: readonly Surroundings[]): Surroundings {
  const rounds = new Map<number, StoredRound>();
  for (const round of all.flatMap((around) => around.rounds)) {
    rounds.set(round.id, { ...round, affected: round.affected || (rounds.get(round.id)?.affected ?? false) });
  }
  const endstats = new Map(all.flatMap((around) => around.endstats.map((file) => [file.id, file] as const)));
  const codes = new Map(all.flatMap((around) => around.codes.map((code) => [code.code, code] as const)));
  return {
    timeZone: all[0]?.timeZone ?? 'UTC',
    rounds: [...rounds.values()].sort((a, b) => a.id - b.id),
    decidedFile: null,
    endstats: [...endstats.values()].sort((a, b) => a.id - b.id),
    codes: [...codes.values()],
  };
}
