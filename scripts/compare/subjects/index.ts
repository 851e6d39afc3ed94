import type { Subject } from '../subject.ts';
import { achievements } from './achievements.ts';
import { aliases } from './aliases.ts';
import { awards } from './awards.ts';
import { builder } from './builder.ts';
import { evenings } from './evenings.ts';
import { leaderboard } from './leaderboard.ts';
import { lineUps } from './line-ups.ts';
import { links } from './links.ts';
import { nemesis } from './nemesis.ts';
import { ping } from './ping.ts';
import { players } from './players.ts';
import { playstyle } from './playstyle.ts';
import { records } from './records.ts';
import { rivals } from './rivals.ts';
import { season } from './season.ts';
import { sessionMaps } from './session-maps.ts';
import { sessionPlayers } from './session-players.ts';
import { sessionWeapons } from './session-weapons.ts';
import { sessions } from './sessions.ts';
import { stats } from './stats.ts';
import { synergy } from './synergy.ts';
import { teams } from './teams.ts';
import { twoPlayers } from './two-players.ts';
import { weapons } from './weapons.ts';

/** All subjects, in the order of /help. */
export const subjects: readonly Subject[] = [
  ...[stats, weapons, playstyle, nemesis, rivals, twoPlayers, achievements, aliases, players],
  ...[sessionPlayers, sessionWeapons, sessionMaps, sessions, evenings, awards],
  ...[teams, lineUps, synergy, builder],
  ...[leaderboard, records, season],
  ...[links],
  ...[ping],
];
