import './side-by-side.ts';
import { env } from 'cloudflare:workers';
import { app } from './handlers/app.ts';
import { scheduled } from './handlers/scheduled.ts';
import { warmUp } from './handlers/warm-up.ts';

export { Clock } from './handlers/clock/clock.ts';

await warmUp(env);

export default { fetch: app.fetch, scheduled } satisfies ExportedHandler<object>;
