import type { Simulator } from '../simulator/discord/simulator.ts';
import type { Db } from '../src/db/db.ts';
import type { PostsChannel } from './channel/posts-channel.ts';
import { openPostsChannel } from './channel/posts-channel.ts';
import type { FastClock } from './clock.ts';
import { createFastClock } from './clock.ts';
import type { Recorder } from './details/recorder.ts';
import type { News } from './news.ts';
import { createNews } from './news.ts';
import type { PageAsset } from './page/index.ts';
import type { People } from './people/people.ts';
import { createPeople } from './people/people.ts';

/** Facts that the page shows about this run. */
export interface About {
  /** The database, for people: `the demo`, a file, or host and name of the one that --database names. */
  database: string;
  /** Whether the database is the playground's own, so that links may be written. */
  isOwn: boolean;
  /** The game server's time zone. */
  timeZone: string;
  /** The token for `/ingest/rounds`. */
  ingestToken: string;
  /** What `npm run ingest` needs to find this database, such as ` --data .data/mine`. */
  ingestTarget: string;
  /** Where the web pages are. */
  site: string;
}

/** What the page talks to once it has started. */
export interface Backend {
  simulator: Simulator;
  /** The Worker's URL. */
  workerUrl: string;
  db: Db;
  about: About;
  people: People;
  recorder: Recorder;
  news: News;
  channel: PostsChannel;
  clock: FastClock;
  assets: ReadonlyMap<string, PageAsset>;
}

interface GivenBackend extends Omit<Backend, 'people' | 'news' | 'channel' | 'clock'> {
  /** The file that keeps the messages of the posts' channel over a restart. */
  channelFile?: string;
}

/** Creates the page's backend. */
export async function createBackend({ channelFile, ...given }: GivenBackend): Promise<Backend> {
  const { simulator, workerUrl, db, about } = given;
  const channel = openPostsChannel(simulator, channelFile);
  const clock = createFastClock({ simulator, workerUrl, timeZone: about.timeZone });
  const people = await createPeople(simulator, db, about.isOwn);
  return { ...given, people, channel, clock, news: createNews(db, { channel, clock }) };
}
