import type { Context } from 'hono';
import { formError } from '../limits.ts';

const messages = {
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10015: [404, 'Unknown Webhook'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50013: [403, 'Missing Permissions'],
} as const;

/** Returns Discord's refusal with this error code. */
export function refused(c: Context, code: keyof typeof messages): Response {
  const [status, message] = messages[code];
  return c.json({ message, code }, status);
}

export function unauthorized(c: Context): Response {
  return c.json({ message: '401: Unauthorized', code: 0 }, 401);
}

export function badRequest(c: Context, error: Error): Response {
  return c.json({ message: `400: Bad Request: ${error.message}`, code: 0 }, 400);
}

/** Returns the refusal of an id in a path that is not a snowflake, or undefined. */
export function notSnowflake(c: Context, name: string): Response | undefined {
  const value = c.req.param(name) ?? '';
  if (/^\d{17,20}$/.test(value)) return undefined;
  const problem = { path: [`${name}_id`], code: 'NUMBER_TYPE_COERCE', message: `Value "${value}" is not snowflake.` };
  return c.json(formError([problem]), 400);
}
