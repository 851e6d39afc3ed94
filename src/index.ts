import { app } from './handlers/app.ts';

export default { fetch: app.fetch } satisfies ExportedHandler<object>;
