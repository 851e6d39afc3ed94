import { Hono } from 'hono';
import { api } from './api.ts';
import type { Backend } from './backend.ts';
import { casesOf } from './gallery/cases/index.ts';
import { createGallery } from './gallery/gallery.ts';
import type { Listening } from './listen.ts';
import { listen } from './listen.ts';
import { onlyThisPage } from './origin.ts';
import { passUpload } from './rounds.ts';

export interface Playground extends Listening {
  /** Serves requests from now on. Earlier ones are told that the server is starting. */
  open(backend: Backend): void;
}

/** Takes the port immediately, so that a port in use is reported before anything slow happens. Throws an Error that names the port. */
export async function startPlayground(port: number): Promise<Playground> {
  let backend: Backend | undefined;
  const gallery = createGallery(casesOf);
  const app = new Hono();
  app.use(onlyThisPage);
  app.use(async (c, next) => {
    if (backend) return next();
    return c.json({ error: 'npm start is still starting.' }, 503, { 'retry-after': '1' });
  });
  app.route(
    '/api',
    api(() => backend as Backend),
  );
  app.all('/ingest/*', (c) => {
    const { workerUrl, news, recorder } = backend as Backend;
    return passUpload(c, { workerUrl, news, onUpload: recorder.onOther });
  });
  app.get('/gallery', (c) => c.html(gallery.page()));
  app.get('/gallery/:name', (c) => {
    const png = gallery.picture(c.req.param('name'));
    return png ? c.body(png, 200, { 'content-type': 'image/png' }) : c.text('Nothing here.', 404);
  });
  app.get('*', (c) => {
    const asset = backend?.assets.get(c.req.path);
    if (!asset) return c.text('Nothing here.', 404);
    return c.body(asset.body as string | Uint8Array<ArrayBuffer>, 200, { 'content-type': asset.type });
  });

  const listening = await listen(app, port).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EADDRINUSE') {
      throw new Error(`Port ${port} is in use by another program: choose another one, such as --port ${port + 2}.`, {
        cause,
      });
    }
    throw new Error(`Port ${port} cannot be used (${cause.code}): choose another one with --port.`, { cause });
  });
  return {
    ...listening,
    open: (next) => {
      backend = next;
    },
  };
}
