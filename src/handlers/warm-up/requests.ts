import { app } from '../app.ts';
import { postRound } from '../ingest/post.ts';
import type { IngestContext } from '../ingest/sender.ts';
import { knownSender } from '../ingest/sender.ts';
import { interactions } from '../interactions.ts';
import { servePage } from '../pages.ts';
import type { VerifiedContext } from '../verify.ts';
import { verifySignature } from '../verify.ts';
import type { HandlerContext, World } from '../world.ts';

/**
 * Answers requests as they come from Discord, up to the response: no response can be made while modules load. `world` holds what is
 * invented.
 */
export interface Rehearsal {
  /** Lets the routes answer a request, and judges a signature, which is wrong. */
  arrive(): Promise<void>;
  /** Answers an interaction, in a server where the caller manages the community. */
  interact(interaction: object): Promise<void>;
  /** Answers a command. What the invented answers do not suffice for is left to the first request. */
  command(line: Line): Promise<void>;
  /** Shows a web page, where the community has pages. */
  page(path: string): Promise<void>;
  /** Stores a file of a game server. */
  upload(filename: string, content: Uint8Array): Promise<void>;
}

/** A command with texts as options. */
export interface Line {
  name: string;
  subcommand?: string;
  options?: Record<string, string>;
}

/** A server of the community. */
export const guildId = '1';

/** The permission Manage Server. */
const manageServer = '32';

export function rehearsalOf(world: World): Rehearsal {
  const contextOf = (
    body: Uint8Array,
    { path = '/interactions', filename }: { path?: string; filename?: string } = {},
  ) => {
    const url = `https://localhost${path}`;
    const headers = new Headers({
      'X-Signature-Ed25519': '0'.repeat(128),
      'X-Signature-Timestamp': '0',
      'Content-Length': String(body.length),
      Authorization: 'Bearer wrong',
    });
    let isRead = false;
    const read = async (into: Uint8Array) => {
      if (isRead) return { done: true, value: into.subarray(0, 0) };
      isRead = true;
      into.set(body);
      return { done: false, value: into.subarray(0, body.length) };
    };
    const variables: Record<string, unknown> = { world, body, sender: '' };
    return {
      get: (name: string) => variables[name],
      set: () => {},
      header: () => {},
      req: {
        url,
        path,
        header: (name: string) => headers.get(name) ?? undefined,
        param: () => filename,
        raw: { url, headers, body: { getReader: () => ({ read }) } },
      },
      json: JSON.stringify,
      text: () => '',
      body: () => '',
      html: () => '',
      executionCtx: { waitUntil: () => {} },
    } as unknown as VerifiedContext & IngestContext & HandlerContext;
  };
  const next = async () => {};
  const rehearsal: Rehearsal = {
    async arrive() {
      try {
        await app.fetch({ method: 'GET', url: 'https://localhost/nowhere', headers: new Headers() } as Request, {});
      } catch {}
      await verifySignature(contextOf(new Uint8Array(1)) as never, next);
    },
    async interact(interaction) {
      const member = { user: { id: '1', username: '' }, permissions: manageServer };
      const sent = { id: '1', token: '1', guild_id: guildId, member, ...interaction };
      await interactions(contextOf(new TextEncoder().encode(JSON.stringify(sent))));
    },
    async command({ name, subcommand, options = {} }) {
      const given = Object.entries(options).map(([option, value]) => ({ name: option, type: 3, value }));
      const typed = subcommand ? [{ name: subcommand, type: 1, options: given }] : given;
      await rehearsal.interact({ type: 2, data: { name, type: 1, options: typed } });
    },
    async page(path) {
      await servePage(contextOf(new Uint8Array(), { path }), async () => {});
    },
    async upload(filename, content) {
      await knownSender(contextOf(content) as never, next);
      await postRound(contextOf(content, { filename }));
    },
  };
  return rehearsal;
}
