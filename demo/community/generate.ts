import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AliasBook } from '../legacy/aliases.ts';
import { demoHistory, linkedPlayers } from '../legacy/demo.ts';
import { FileLog } from '../legacy/files.ts';
import { history, writeDatabase } from '../legacy/generate.ts';
import { writeLinks } from '../legacy/links.ts';
import type { PlayedRound } from '../legacy/match.ts';
import { skillAt } from '../legacy/players.ts';
import { RosterLog } from '../legacy/rosters.ts';
import { RoundLog } from '../legacy/round-log.ts';
import { dateText } from '../legacy/stamps.ts';
import { endstatsFile } from './endstats-file.ts';
import type { ServerFile } from './round-file.ts';
import { roundFile } from './round-file.ts';
import { asPlayed, openTruth } from './truth.ts';

export interface CommunityOptions {
  /** The folder to write into. What an earlier call wrote is replaced. */
  folder: string;
  /** `YYYY-MM-DD`. The last evening is on the day before. */
  endDate: string;
  seed?: number;
  evenings?: number;
}

/** An invented community: what its old bot and its game server left behind, and what really happened. */
export interface Community {
  /** The old bot's database. It ends when the community changed bots. */
  oldBot: string;
  /** The same layout with true values of all evenings. */
  truth: string;
  /** The folder of the game server's files. */
  gamestats: string;
  /** Files of the rounds that the old bot stored, too. */
  archived: readonly ServerFile[];
  /** Files of the evenings since. */
  recent: readonly ServerFile[];
  /** The teams that were set on the evenings since. */
  rosters: readonly Roster[];
}

/** The teams of an evening, as /teams set stores them. */
export interface Roster {
  /** `YYYY-MM-DD` */
  date: string;
  teams: readonly { name: string; guids: readonly string[] }[];
}

/** The evenings since the community changed bots. */
const recentEvenings = 2;
/** The last evenings, on which the game server also wrote endstats. */
const endstatsEvenings = 12;

/**
 * Writes a community of 28 players and 40 evenings over five months: `old-bot.db`, `truth.db` and a folder `gamestats` with a file of every
 * round. The same seed and end date give the same bytes.
 */
export function generateCommunity({ folder, endDate, seed = 1, evenings = 40 }: CommunityOptions): Community {
  const paths = {
    oldBot: join(folder, 'old-bot.db'),
    truth: join(folder, 'truth.db'),
    gamestats: join(folder, 'gamestats'),
  };
  rmSync(paths.gamestats, { recursive: true, force: true });
  mkdirSync(paths.gamestats, { recursive: true });
  const archived: ServerFile[] = [];
  const recent: ServerFile[] = [];
  const teams: Roster[] = [];
  const options = demoHistory({ seed, evenings, endDate });
  const truth = openTruth(paths.truth);
  try {
    writeDatabase({ path: paths.oldBot, overwrite: true }, (writer) => {
      const rounds = new RoundLog(writer);
      const files = new FileLog(writer, seed);
      const aliases = new AliasBook();
      const trueAliases = new AliasBook();
      const rosters = new RosterLog(writer);
      let evening = 0;
      for (const { plan, played } of history(options)) {
        evening++;
        const isRecent = evening > evenings - recentEvenings;
        const hasEndstats = evening > evenings - endstatsEvenings;
        for (const round of played) {
          const endstats = hasEndstats ? endstatsFile(round) : undefined;
          (isRecent ? recent : archived).push(roundFile(round), ...(endstats ? [endstats] : []));
          truth.add(asPlayed(round), endstats !== undefined);
          if (countsByRules(round)) trueAliases.add(asPlayed(round));
          if (isRecent) continue;
          rounds.add(round);
          files.add(round);
          aliases.add(round);
        }
        if (!isRecent) rosters.add(plan);
        else teams.push(rosterOf(plan));
      }
      files.addRefused();
      aliases.write(writer);
      trueAliases.write(truth.writer);
      for (const database of [writer, truth.writer]) {
        writeLinks(database, seed, options.community.slice(0, linkedPlayers), endDate);
      }
    });
    truth.finish();
  } catch (error) {
    truth.writer.abandon();
    throw error;
  }
  for (const { name, text } of [...archived, ...recent]) writeFileSync(join(paths.gamestats, name), text);
  return { ...paths, archived, recent, rosters: teams };
}

/** Returns whether a round counts: on both sides somebody played, it lasted a minute, and a round 2 has its round 1. Names come from such rounds only. */
function countsByRules({ number, endedAt, matchAt, seconds, tallies }: PlayedRound): boolean {
  const sides = new Set(tallies.map(({ side }) => side));
  return sides.has(1) && sides.has(2) && seconds >= 60 && (number === 1 || matchAt !== endedAt);
}

/** Returns the teams of an evening, the best players first. */
function rosterOf({ startsAt, teams, t }: Parameters<RosterLog['add']>[0]): Roster {
  return {
    date: dateText(startsAt),
    teams: teams.map(({ name, players }) => {
      const best = players.toSorted((a, b) => skillAt(b, t) - skillAt(a, t));
      return { name, guids: best.map(({ guid }) => guid) };
    }),
  };
}
