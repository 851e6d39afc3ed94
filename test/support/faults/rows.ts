import type { Fault as DiscordFault } from '../../../simulator/discord/faults.ts';
import { workerRole } from '../worker-role.ts';
import type { Kind, Word } from './columns.ts';
import { columns } from './columns.ts';
import type { Ground } from './ground.ts';

/** A fault, and what somebody sees while it lasts. */
export interface Row {
  fault: string;
  /** Whether everything is done twice at once. */
  twice?: true;
  begin(ground: Ground): Promise<void> | void;
  end?(ground: Ground): Promise<void> | void;
  seen: Record<Kind, Word>;
}

const well: Row['seen'] = { read: 'answers', write: 'answers', upload: 'stores', post: 'comes', picture: 'as ever' };
const away: Row['seen'] = {
  read: 'says why',
  write: 'says why',
  upload: 'sender keeps it',
  post: 'comes later',
  picture: 'as ever',
};
const readable: Row['seen'] = { ...away, read: 'answers' };
const postsLater: Row['seen'] = { ...well, post: 'comes later' };

const ends = ({ endpoint }: Ground) => endpoint.setFaults();
const disconnect = `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${workerRole.username}'`;

/** Changes the Worker's role for as long as the fault lasts. Its connections are those of a pool, so they end. */
const ofRole = (change: string, back: string): Pick<Row, 'begin' | 'end'> => ({
  begin: async ({ server }) => void (await server.query(`alter role ${workerRole.username} ${change}; ${disconnect}`)),
  end: async ({ server }) => void (await server.query(`alter role ${workerRole.username} ${back}; ${disconnect}`)),
});

/** What each fault of Discord's REST API is called, and when a post comes then. */
const ofDiscord: Record<DiscordFault, [called: string, seen?: Row['seen']]> = {
  'rate limited': ['Discord limits a route (429)'],
  'globally rate limited': ['Discord limits all routes (429)'],
  'old edits limited': ['Discord limits edits of old messages (429)'],
  'address banned': ['Discord bans the address (429, HTML)'],
  'error 1015': ['Discord bans the address (429, error 1015)'],
  blocked: ['Discord bans the address (429, JSON)'],
  forbidden: ['Discord refuses access (403)'],
  'missing permissions': ['Discord misses a permission (403)'],
  'unknown channel': ['the channel is gone (404)'],
  'unknown message': ['a message is gone (404)'],
  'unknown webhook': ['a token has expired (404)'],
  'bad gateway': ['Discord is down (502)'],
  broken: ['Discord fails (500)'],
  hang: ['Discord does not answer'],
  cut: ['Discord breaks the connection'],
  'answer lost': ['Discord’s answer is lost', well],
};

const bans: readonly string[] = ['address banned', 'error 1015', 'blocked'];

/** The faults of docs/reliability.md, in its order. */
export const rows: Row[] = [
  {
    fault: 'PostgreSQL is killed',
    begin: ({ server }) => server.kill(),
    end: ({ server }) => server.start(),
    seen: away,
  },
  {
    fault: 'PostgreSQL stands still',
    begin: ({ server }) => server.pause(),
    end: ({ server }) => server.resume(),
    seen: away,
  },
  {
    fault: 'each request to it takes a second longer',
    begin: ({ endpoint }) => endpoint.setFaults({ name: 'slow', delayMs: 1000 }),
    end: ends,
    seen: well,
  },
  { fault: 'no connection is left', ...ofRole('connection limit 0', 'connection limit -1'), seen: away },
  {
    fault: 'the database is full',
    begin: ({ endpoint }) => endpoint.setFaults({ name: 'full' }),
    end: ends,
    seen: readable,
  },
  {
    fault: 'it can only be read',
    ...ofRole('set default_transaction_read_only = on', 'reset default_transaction_read_only'),
    seen: readable,
  },
  {
    fault: 'it sleeps, and needs 5 s to wake',
    begin: ({ endpoint }) => endpoint.setFaults({ name: 'waking', delayMs: 5000 }),
    end: ends,
    seen: well,
  },
  {
    fault: 'the hours of the plan are used up',
    begin: ({ endpoint }) => endpoint.setFaults({ name: 'quota' }),
    end: ends,
    seen: away,
  },
  {
    fault: 'answers of the database are lost',
    begin: ({ endpoint }) => endpoint.setFaults({ name: 'lost', times: 2 }),
    end: ends,
    seen: well,
  },
  ...Object.entries(ofDiscord).map(
    ([fault, [called, seen = postsLater]]): Row => ({
      fault: called,
      begin: ({ discord, rest }) => {
        rest.fails = true;
        discord.failAtRandom({ random: () => 0, share: 1, faults: [fault as DiscordFault] });
      },
      end: async ({ discord, rest, server, restartWorker }) => {
        rest.fails = false;
        discord.failAtRandom(undefined);
        if (!bans.includes(fault)) return;
        // The ban is over, an hour later.
        await server.query(
          "update address_ban set since = now() - interval '3 hours', until = now() - interval '2 hours'",
        );
        await restartWorker();
      },
      seen,
    }),
  ),
  { fault: 'the Worker is killed between commit and post', begin: ({ restartWorker }) => restartWorker(), seen: well },
  { fault: 'two of everything at once', twice: true, begin: () => {}, seen: well },
  ...[-10, 10].map(
    (minutes): Row => ({
      fault: `Discord’s clock is 10 minutes ${minutes < 0 ? 'behind' : 'ahead'}`,
      begin: ({ skew }) => {
        skew.ms = minutes * 60_000;
      },
      end: ({ skew }) => {
        skew.ms = 0;
      },
      seen: well,
    }),
  ),
];

/** Returns the table of docs/reliability.md. */
export function matrix(): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['While …', ...columns.map(({ name }) => name)]),
    line(['---', ...columns.map(() => '---')]),
    ...rows.map(({ fault, seen }) => line([fault, ...columns.map(({ kind }) => seen[kind])])),
  ].join('\n');
}
