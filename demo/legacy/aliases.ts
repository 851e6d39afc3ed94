import { PLAYER_ALIASES } from '../../scripts/migrate/source/legacy-ddl.ts';
import type { LegacyWriter } from './database.ts';
import type { PlayedRound } from './match.ts';
import { isoStamp, plainStamp } from './stamps.ts';

interface Alias {
  readonly guid: string;
  readonly alias: string;
  readonly firstSeen: number;
  lastSeen: number;
  timesSeen: number;
}

/** Collects the names every GUID played under. */
export class AliasBook {
  private readonly aliases = new Map<string, Alias>();

  /** Number of rows that `write` will write. */
  get size(): number {
    return this.aliases.size;
  }

  /** Counts the names of a round, also those of another file's players that ended up in it, as the old bot did. */
  add(round: PlayedRound): void {
    for (const { participant } of [...round.tallies, ...(round.foreign?.tallies ?? [])]) {
      const key = `${participant.guid} ${participant.name}`;
      const known = this.aliases.get(key);
      if (known) {
        known.lastSeen = round.endedAt;
        known.timesSeen++;
      } else {
        const { guid, name } = participant;
        this.aliases.set(key, { guid, alias: name, firstSeen: round.endedAt, lastSeen: round.endedAt, timesSeen: 1 });
      }
    }
  }

  /** Writes player_aliases. Every fifth row has an ISO timestamp. */
  write(writer: LegacyWriter): void {
    let id = 0;
    for (const { guid, alias, firstSeen, lastSeen, timesSeen } of this.aliases.values()) {
      id++;
      writer.insert(PLAYER_ALIASES, {
        id,
        guid,
        alias,
        first_seen: plainStamp(firstSeen),
        last_seen: id % 5 === 0 ? isoStamp(lastSeen, id * 1009) : plainStamp(lastSeen),
        times_seen: timesSeen,
      });
    }
  }
}
