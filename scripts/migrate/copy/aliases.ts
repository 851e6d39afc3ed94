import { stripColours } from '../../../src/domain/names.ts';
import { isBot } from '../../../src/domain/validity.ts';
import { indexesOf, playerStats } from '../source/tables.ts';
import type { SourceValue } from '../source/value.ts';
import type { CopyBuffer } from './copy-buffer.ts';
import type { RoundDerivation } from './round-derivation.ts';

const at = indexesOf(playerStats, 'round_id', 'player_guid', 'player_name', 'clean_name');

interface Alias {
  guid: string;
  alias: string;
  /** Milliseconds since 1970. */
  first: number;
  last: number;
  times: number;
}

/** Names collected from player rows, for a source whose bot stored no aliases. */
export class AliasSeeds {
  private readonly aliases = new Map<string, Alias>();
  private readonly facts: RoundDerivation;

  constructor(facts: RoundDerivation) {
    this.facts = facts;
  }

  add(values: readonly SourceValue[]): void {
    const guid = String(values[at.player_guid]);
    const alias = stripColours(String(values[at.clean_name] || values[at.player_name]).replaceAll('\0', ''));
    const round = values[at.round_id] as SourceValue;
    if (alias === '' || isBot(guid) || this.facts.number(round) === 0) return;
    const stamp = this.facts.playedAt(round);
    if (Number.isNaN(stamp)) return; // the round itself is reported as a finding
    const key = `${guid}\n${alias}`;
    const seen = this.aliases.get(key);
    if (!seen) {
      this.aliases.set(key, { guid, alias, first: stamp, last: stamp, times: 1 });
      return;
    }
    seen.first = Math.min(seen.first, stamp);
    seen.last = Math.max(seen.last, stamp);
    seen.times++;
  }

  /** Writes the names as rows of player_aliases, numbered after `highest`. */
  *write(out: CopyBuffer, highest: bigint): Generator<SourceValue[]> {
    let id = highest;
    for (const { guid, alias, first, last, times } of this.aliases.values()) {
      out.startRow(7);
      out.bigint(++id);
      out.text(guid);
      out.text(alias);
      out.stamp(BigInt(first) * 1000n);
      out.stamp(BigInt(last) * 1000n);
      out.integer(times);
      out.boolean(true);
      yield [id, guid, alias, null, null, BigInt(times)];
    }
  }
}
