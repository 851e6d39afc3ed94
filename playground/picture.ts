import type { Context } from 'hono';

/** Headers that belong to a picture. */
const kept = ['content-type', 'cache-control', 'etag'];

/** Passes the request for a picture on to the Worker, which draws it. */
export async function passPicture(c: Context, workerUrl: string): Promise<Response> {
  const asked = c.req.header('if-none-match');
  const answer = await fetch(`${workerUrl}${c.req.path}`, { headers: asked ? { 'if-none-match': asked } : {} });
  const headers = kept.flatMap((name) => {
    const value = answer.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return new Response(answer.status === 304 ? null : await answer.arrayBuffer(), {
    status: answer.status,
    headers: Object.fromEntries(headers),
  });
}
