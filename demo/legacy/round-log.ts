import { PLAYER_STATS, ROUNDS, WEAPON_STATS } from '../../scripts/migrate/source/legacy-ddl.ts';
import type { LegacyWriter } from './database.ts';
import type { PlayedRound } from './match.ts';
import type { PlayerRow, RoundKey, Row, WeaponRow } from './rows.ts';
import { playerRow, roundRow, spectatorRow, summaryRow, weaponRows } from './rows.ts';
import { MINUTE, plainStamp, SECOND } from './stamps.ts';
import type { Tally } from './tally.ts';

/** The longest gap between two rounds of one session, in milliseconds. */
const SESSION_GAP = 60 * MINUTE;

/** How a round becomes rows. */
export interface RowMaker {
  round(round: PlayedRound, key: RoundKey): Row<typeof ROUNDS>;
  player(round: PlayedRound, tally: Tally, key: RoundKey, foreignSeconds?: number): PlayerRow;
  weapons(round: PlayedRound, tally: Tally, key: RoundKey): WeaponRow[];
}

/** The rows as the old bot computed them. */
const oldBot: RowMaker = { round: roundRow, player: playerRow, weapons: weaponRows };

/** Writes rounds in the order they were played, with their players, weapons and gaming session. */
export class RoundLog {
  private readonly writer: LegacyWriter;
  private readonly rows: RowMaker;
  private roundId = 0;
  private playerId = 0;
  private weaponId = 0;
  private sessionId = 0;
  private lastStamp = Number.NEGATIVE_INFINITY;
  private firstRows: readonly PlayerRow[] = [];
  private lastRows: readonly PlayerRow[] = [];

  /** @param rows by default those of the old bot */
  constructor(writer: LegacyWriter, rows: RowMaker = oldBot) {
    this.writer = writer;
    this.rows = rows;
  }

  /** Stores a round and returns its id. If it has `summary`, also stores the round_number 0 rows that sum its match. */
  add(round: PlayedRound): number {
    // Stored timestamps have whole seconds, and the 60-minute rule applies to them.
    const stamp = Math.floor(round.endedAt / SECOND) * SECOND;
    if (stamp - this.lastStamp > SESSION_GAP) this.sessionId++;
    this.lastStamp = stamp;
    const key: RoundKey = {
      roundId: ++this.roundId,
      sessionId: this.sessionId,
      createdAt: plainStamp(round.endedAt + 20 * SECOND),
    };
    const row = this.rows.round(round, key);
    this.writer.insert(ROUNDS, row);
    const players: PlayerRow[] = [];
    for (const tally of round.tallies) players.push(this.rows.player(round, tally, key));
    for (const tally of round.foreign?.tallies ?? [])
      players.push({ ...this.rows.player(round, tally, key, round.foreign?.seconds), ...round.foreign?.of });
    for (const watcher of round.spectators ?? []) players.push(spectatorRow(round, watcher, key));
    for (const player of players) this.writer.insert(PLAYER_STATS, { ...player, id: ++this.playerId });
    for (const tally of [...round.tallies, ...(round.foreign?.tallies ?? [])]) {
      const of = round.foreign?.tallies.includes(tally) ? round.foreign.of : undefined;
      for (const weapon of this.rows.weapons(round, tally, key)) {
        this.writer.insert(WEAPON_STATS, { ...weapon, ...of, id: ++this.weaponId });
      }
    }
    this.firstRows = round.number === 2 ? this.lastRows : [];
    this.lastRows = players;
    if (!round.summary) return key.roundId;
    const roundId = ++this.roundId;
    this.writer.insert(ROUNDS, { ...row, id: roundId, round_number: 0 });
    for (const second of players) {
      const first = this.firstRows.find(({ player_guid }) => player_guid === second.player_guid);
      this.writer.insert(PLAYER_STATS, { ...summaryRow(second, first, roundId), id: ++this.playerId });
    }
    return key.roundId;
  }
}
