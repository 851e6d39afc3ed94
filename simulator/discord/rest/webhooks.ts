import type { Context } from 'hono';
import { Hono } from 'hono';
import type { ReadBody } from '../body.ts';
import { readBody } from '../body.ts';
import { isJson } from '../limits/form.ts';
import { checkMessage, describeProblem, formError, OWN_RULE } from '../limits.ts';
import type { HeldMessage } from '../messages.ts';
import type { SimulatorState } from '../state.ts';
import type { Ticket } from '../tickets.ts';
import { badRequest, refused } from './refused.ts';

const PATH = '/webhooks/:application/:token';
const EDIT = `${PATH}/messages/:message`;

/** Returns the routes for the token of an interaction: read, change and delete its messages, and follow up. */
export function webhookRoutes(state: SimulatorState): Hono {
  const app = new Hono();

  const findTicket = async (c: Context): Promise<Ticket | undefined> => {
    const ticket = state.tickets.get(c.req.param('token') ?? '');
    if (!ticket || c.req.param('application') !== state.settings.applicationId) return undefined;
    if (performance.now() - ticket.issuedAt > state.settings.tokenLifetimeMs) {
      ticket.problems.push(`${c.req.method} with a token that has expired (10015)`);
      return undefined;
    }
    return (await ticket.answered) ? ticket : undefined;
  };
  const findMessage = (c: Context, ticket: Ticket): HeldMessage | undefined => {
    const asked = c.req.param('message') ?? '';
    const held = state.messages.get(asked === '@original' ? (ticket.originalId ?? '') : asked);
    return held?.message.id === ticket.originalId || held?.message.interaction_metadata?.id === ticket.interactionId
      ? held
      : undefined;
  };
  const write = async (c: Context, ticket: Ticket, held: HeldMessage | undefined): Promise<Response> => {
    const read = await readBody(c.req.raw).catch((error: Error) => error);
    if (read instanceof Error) return badRequest(c, read);
    const refusal = refuse(c, ticket, held, read);
    if (refusal) return refusal;
    const data = isJson(read.json) ? read.json : {};
    const target = held ?? state.messages.add(data, read.files, { base: ticket.base, userId: ticket.userId });
    if (held) state.messages.edit(held, data, read.files);
    ticket.complete();
    return c.json(target.message);
  };

  app.get(EDIT, async (c) => {
    const ticket = await findTicket(c);
    if (!ticket) return refused(c, 10015);
    const held = findMessage(c, ticket);
    return held ? c.json(held.message) : refused(c, 10008);
  });
  app.patch(EDIT, async (c) => {
    const ticket = await findTicket(c);
    if (!ticket) return refused(c, 10015);
    const held = findMessage(c, ticket);
    return held ? write(c, ticket, held) : refused(c, 10008);
  });
  app.delete(EDIT, async (c) => {
    const ticket = await findTicket(c);
    if (!ticket) return refused(c, 10015);
    const held = findMessage(c, ticket);
    if (!held) return refused(c, 10008);
    state.messages.remove(held.message.id);
    ticket.complete();
    return c.body(null, 204);
  });
  app.post(PATH, async (c) => {
    const ticket = await findTicket(c);
    if (!ticket) return refused(c, 10015);
    // The first follow-up of a deferred answer becomes the reply.
    const waiting = ticket.deferred && ticket.originalId ? state.messages.get(ticket.originalId) : undefined;
    const isLoading = ((waiting?.message.flags ?? 0) & LOADING) !== 0;
    return write(c, ticket, isLoading ? waiting : undefined);
  });
  return app;
}

const LOADING = 128;

function refuse(
  c: Context,
  ticket: Ticket,
  held: HeldMessage | undefined,
  { json, files }: ReadBody,
): Response | undefined {
  const isEmptyAnswer = held && ((held.message.flags ?? 0) & LOADING) !== 0;
  const before = held && !isEmptyAnswer ? { ...held.message } : undefined;
  const problems = checkMessage(json, { files, before });
  ticket.problems.push(...problems.map((problem) => `${c.req.method} of the answer: ${describeProblem(problem)}`));
  const final = problems.filter(({ code }) => code !== OWN_RULE);
  return final.length > 0 ? c.json(formError(final), 400) : undefined;
}
