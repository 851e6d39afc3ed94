import { Hono } from 'hono/tiny';
import { ConfigError } from '../env.ts';
import { charts } from './charts.ts';
import { devClock, shownTime } from './clock/dev-clock.ts';
import { describeError } from './errors.ts';
import { health } from './health.ts';
import { ingest } from './ingest/routes.ts';
import { interactions } from './interactions.ts';
import { servePage } from './pages.ts';
import { scrape } from './scrape.ts';
import { verifySignature } from './verify.ts';
import type { Variables } from './world.ts';
import { worldFor } from './world.ts';

/** The Worker's HTTP routes. A slash at the end of a path makes no difference. */
export const app = new Hono<{ Bindings: object; Variables: Variables }>({ strict: false });

// Without it, caches between here and there may keep a response for hours. Pictures never change, and say so themselves.
app.use(async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
});

app.use(async (c, next) => {
  c.set('world', worldFor(c.env));
  await next();
});
app.use(shownTime);

app.get('/', servePage, (c) => c.text('Stopwatch: statistics for ET:Legacy communities, as a Discord bot.'));
app.get('/health', health);
app.get('/metrics', scrape);
app.get('/charts/1/:name', charts);
// Some save the Worker's address alone as the Interactions Endpoint URL.
for (const path of ['/interactions', '/']) app.post(path, verifySignature, interactions);
app.route('/ingest', ingest);
app.post('/dev/clock', devClock);

app.get('*', servePage);

app.notFound((c) => c.text('Nothing here. Discord posts to /interactions; /health says how the bot is.', 404));

app.onError((error, c) => {
  console.error(JSON.stringify({ outcome: 'error', path: c.req.path, error: describeError(error) }));
  // The response names an invalid setting, so that nobody has to guess why Discord rejects the URL.
  return c.text(error instanceof ConfigError ? `Configuration: ${error.message}` : 'Something went wrong here.', 500);
});
