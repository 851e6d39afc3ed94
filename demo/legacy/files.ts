import { PROCESSED_FILES } from '../../scripts/migrate/source/legacy-ddl.ts';
import { Random } from '../random.ts';
import type { LegacyWriter } from './database.ts';
import type { PlayedRound } from './match.ts';
import { clockDigits, dateText, isoStamp, MINUTE, plainStamp, SECOND } from './stamps.ts';

/** The first id. It is high, because the legacy bot forgot its files and read them many times. */
const FIRST_ID = 1_041;

/** Writes processed_files: ids with gaps, timestamps in both forms, some hashes, a few refusals. */
export class FileLog {
  private readonly writer: LegacyWriter;
  private readonly random: Random;
  private id = FIRST_ID;
  private lastAt = 0;

  constructor(writer: LegacyWriter, seed: number) {
    this.writer = writer;
    this.random = new Random(`files ${seed}`);
  }

  /** Adds the file of a round, seen within a minute of the round's end. */
  add(round: PlayedRound): void {
    const stamp = `${dateText(round.endedAt)}-${clockDigits(round.endedAt)}`;
    this.write(`${stamp}-${round.map.name}-round-${round.number}.txt`, round.endedAt);
  }

  /** Adds files of the last evening that were examined and refused. Adds none if there was no evening. */
  addRefused(): void {
    if (this.lastAt === 0) return;
    const day = dateText(this.lastAt);
    this.write(`${day}-000001-supply-round-1.txt`, this.lastAt + MINUTE, 'No players found in file');
    this.write(`${day}-000002-radar-round-2.txt`, this.lastAt + 2 * MINUTE, "Round 1 not found: can't subtract");
  }

  /** Adds `count` files of older rounds that are not in the database, recorded so that they are not read twice. */
  addForgotten(count: number, before: number): void {
    for (let i = 1; i <= count; i++) {
      const at = before - i * 11 * MINUTE;
      this.write(`${dateText(at)}-${clockDigits(at)}-supply-round-${(i % 2) + 1}.txt`, at);
    }
  }

  private write(filename: string, playedAt: number, error?: string): void {
    const { random } = this;
    this.id += random.int(1, 4);
    this.lastAt = playedAt;
    const at = playedAt + random.int(5, 55) * SECOND;
    this.writer.insert(PROCESSED_FILES, {
      id: this.id,
      filename,
      file_hash: random.chance(0.2) ? random.hex(64).toLowerCase() : null,
      success: error ? 0 : 1,
      error_message: error ?? null,
      processed_at: random.chance(0.7) ? isoStamp(at, random.int(1, 999_999)) : plainStamp(at),
    });
  }
}
