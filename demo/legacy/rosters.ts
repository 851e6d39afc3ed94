import { SESSION_TEAMS } from '../../scripts/migrate/source/legacy-ddl.ts';
import type { EveningPlan } from './calendar.ts';
import type { LegacyWriter } from './database.ts';
import { nameAt } from './players.ts';
import { dateText, MINUTE, plainStamp } from './stamps.ts';

/** Writes the rosters somebody set for an evening: one row per team, GUIDs and names as JSON. */
export class RosterLog {
  private readonly writer: LegacyWriter;
  private id = 0;

  constructor(writer: LegacyWriter) {
    this.writer = writer;
  }

  add({ teams, startsAt, t }: Pick<EveningPlan, 'teams' | 'startsAt' | 't'>): void {
    for (const { name, players } of teams) {
      this.writer.insert(SESSION_TEAMS, {
        id: ++this.id,
        session_start_date: dateText(startsAt),
        map_name: 'ALL',
        team_name: name,
        player_guids: JSON.stringify(players.map(({ guid }) => guid)),
        player_names: JSON.stringify(players.map((player) => nameAt(player, t))),
        created_at: plainStamp(startsAt + 5 * MINUTE),
      });
    }
  }
}
