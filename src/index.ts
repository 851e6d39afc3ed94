import { env } from 'cloudflare:workers';
import { app } from './handlers/app.ts';
import { warmUp } from './handlers/warm-up.ts';

await warmUp(env);

export default { fetch: app.fetch } satisfies ExportedHandler<object>;
