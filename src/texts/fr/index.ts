import type { en as English } from '../en/index.ts';
import { admin } from './admin.ts';
import { adminLinks } from './admin-links.ts';
import { adminMaintenance } from './admin-maintenance.ts';
import { adminMerge } from './admin-merge.ts';
import { adminPerson } from './admin-person.ts';
import { adminPosts } from './admin-posts.ts';
import { adminRounds } from './admin-rounds.ts';
import { common } from './common.ts';
import { database } from './database.ts';
import { errors } from './errors.ts';
import { evening } from './evening.ts';
import { furtherPosts } from './further-posts.ts';
import { help } from './help.ts';
import { pages } from './pages.ts';
import { players } from './players.ts';
import { posts } from './posts.ts';
import { rankings } from './rankings.ts';
import { records } from './records.ts';
import { sessions } from './sessions.ts';
import { statistics } from './statistics.ts';
import { synergy } from './synergy.ts';
import { teams } from './teams.ts';
import { you } from './you.ts';

export const fr: typeof English = {
  common,
  statistics,
  pages,
  players,
  sessions,
  posts,
  evening,
  furtherPosts,
  teams,
  synergy,
  rankings,
  records,
  you,
  help,
  admin,
  adminRounds,
  adminMaintenance,
  adminMerge,
  adminPerson,
  adminLinks,
  adminPosts,
  errors,
  database,
};
