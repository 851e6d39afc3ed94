import type { Json } from './limits/form.ts';
import type { SentFile } from './limits/message.ts';

export interface ReadBody {
  json: unknown;
  files: SentFile[];
}

/** Reads JSON, or multipart with `payload_json` and `files[n]`. Throws an Error that says what is wrong with the body. */
export async function readBody(body: Request | Response): Promise<ReadBody> {
  const type = body.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(await body.formData());
  return readText(type, await body.text());
}

/** Reads a body that is text. Throws an Error that says what is wrong with it. */
export function readText(type: string, text: string): ReadBody {
  if (!type.startsWith('application/json')) {
    throw new Error(`content-type is "${type}", not application/json or multipart/form-data: ${text.slice(0, 200)}`);
  }
  return { json: parse(text), files: [] };
}

async function readMultipart(form: FormData): Promise<ReadBody> {
  const files: SentFile[] = [];
  let json: unknown = {} satisfies Json;
  for (const [name, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(name)?.[1];
    if (name === 'payload_json') json = parse(typeof value === 'string' ? value : await value.text());
    else if (index !== undefined && typeof value !== 'string') {
      const bytes = new Uint8Array(await value.arrayBuffer());
      files.push({ index: Number(index), name: value.name, type: value.type, bytes });
    }
  }
  return { json, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`not JSON: ${text.slice(0, 200)}`);
  }
}
