import type { Subject } from '../subject.ts';
import { achievements } from './achievements.ts';
import { aliases } from './aliases.ts';
import { awards } from './awards.ts';
import { leaderboard } from './leaderboard.ts';
import { players } from './players.ts';
import { season } from './season.ts';
import { sessionMaps } from './session-maps.ts';
import { sessionPlayers } from './session-players.ts';
import { sessionWeapons } from './session-weapons.ts';
import { sessions } from './sessions.ts';
import { stats } from './stats.ts';
import { twoPlayers } from './two-players.ts';
import { weapons } from './weapons.ts';

/** What is compared, in the order of /help. */
export const subjects: readonly Subject[] = [
  stats,
  weapons,
  twoPlayers,
  achievements,
  aliases,
  players,
  sessionPlayers,
  sessionWeapons,
  sessionMaps,
  sessions,
  awards,
  leaderboard,
  season,
];
