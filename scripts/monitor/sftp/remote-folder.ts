import { posix } from 'node:path';
import SftpClient from 'ssh2-sftp-client';
import { largestFile } from '../../../src/domain/round-file/text.ts';
import { reasonOf } from '../../cli/reason-of.ts';
import { NeedsPerson, Unavailable, Unreadable } from '../errors.ts';
import type { Source } from '../source.ts';
import type { SftpAddress } from './address.ts';
import { checkHost } from './host-key.ts';
import type { SignInMethod } from './keys.ts';
import { signInMethods } from './keys.ts';

export interface RemoteOptions {
  sftp: SftpAddress;
  /** The private key. By default the keys that ssh itself would use. */
  keyFile: string | undefined;
  knownHosts: readonly string[];
  environment: NodeJS.ProcessEnv;
}

/** SFTP's code for a missing file, and the client's own. */
const missing = new Set<unknown>([2, 'ENOENT']);
const forbidden = new Set<unknown>([3, 'EACCES']);
/** SFTP's errors about one file over a working connection: permission denied, failure, bad message, unsupported. */
const aboutFile = new Set<unknown>([...forbidden, 4, 5, 8]);
/** Types that are neither files nor links. Reading one could wait forever. */
const noFiles = new Set(['d', 'p', 's', 'c', 'b']);

/** Opens a folder over SFTP. One connection is reused and replaced when it is lost. Every new connection checks the host key. */
export function openRemoteFolder({ sftp: address, keyFile, knownHosts, environment }: RemoteOptions): Source {
  const { folder, href } = address;
  let client: SftpClient | undefined;
  let wasThere = false;

  async function connected(): Promise<SftpClient> {
    if (client) return client;
    const opening: SftpClient = new SftpClient('monitor', { error() {}, end() {}, close: () => forget(opening) });
    await connect(opening, address, signInMethods(address.user, keyFile, environment), knownHosts);
    client = opening;
    return client;
  }
  /** Forgets a lost connection, unless a new one has already replaced it. */
  function forget(lost: SftpClient) {
    if (client === lost) client = undefined;
  }
  /** Runs one request over the connection. After a failure the next request opens a new connection. */
  async function ask<Result>(does: (client: SftpClient) => Promise<Result>): Promise<Result> {
    const asked = await connected();
    try {
      return await does(asked);
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (!missing.has(code) && !aboutFile.has(code)) {
        forget(asked);
        asked.end().catch(() => {});
      }
      throw error;
    }
  }
  return {
    place: href,
    async list(isWanted) {
      const files = await ask(async (sftp) => {
        const listed = await sftp.list(folder, ({ name }) => isWanted(name));
        return Promise.all(listed.map((file) => (file.type === 'l' ? followLink(sftp, folder, file.name) : file)));
      }).catch((error) => {
        if (error instanceof NeedsPerson || error instanceof Unavailable) throw error;
        const message = `${href} cannot be read: ${reasonOf(error)}`;
        if (wasThere || !(missing.has(error.code) || forbidden.has(error.code)))
          throw new Unavailable(message, { cause: error });
        throw new NeedsPerson(`${message}. Check that it is the folder where the game server writes its statistics.`);
      });
      wasThere = true;
      return files.flatMap((file) =>
        file && !noFiles.has(file.type) ? [{ name: file.name, size: file.size, modified: file.modifyTime }] : [],
      );
    },
    async read(name) {
      const path = posix.join(folder, name);
      try {
        // The types lack `end`, which is passed to the stream unchanged.
        const options = { readStreamOptions: { end: largestFile } as object };
        const content = await ask((sftp) => sftp.get(path, undefined, options));
        // The client returns an empty file as an empty array.
        return Buffer.isBuffer(content) ? content : new Uint8Array();
      } catch (error) {
        if (error instanceof NeedsPerson || error instanceof Unavailable) throw error;
        const { code } = error as { code?: unknown };
        if (missing.has(code)) return undefined;
        if (forbidden.has(code)) {
          const words = `cannot be read by ${address.user}: change its owner or mode there (chmod a+r)`;
          throw new Unreadable(words, { cause: error });
        }
        if (aboutFile.has(code)) throw new Unreadable(`cannot be read (${reasonOf(error)})`, { cause: error });
        throw new Unavailable(`${name} cannot be read from ${href}: ${reasonOf(error)}`, { cause: error });
      }
    },
    async close() {
      await client?.end().catch(() => {});
    },
  };
}

/** Connects. Throws NeedsPerson if the host or the key is refused, and Unavailable otherwise. */
async function connect(
  client: SftpClient,
  address: SftpAddress,
  methods: SignInMethod[],
  knownHosts: readonly string[],
): Promise<void> {
  const host = checkHost(address, knownHosts);
  let refusal: string | undefined;
  try {
    await client.connect({
      host: address.host,
      port: address.port,
      username: address.user,
      authHandler: methods,
      algorithms: { serverHostKey: host.algorithms },
      hostVerifier: (key: Buffer) => {
        refusal = host.refusal(key);
        return refusal === undefined;
      },
      readyTimeout: 20_000,
      keepaliveInterval: 10_000,
    });
  } catch (cause) {
    client.end().catch(() => {});
    if (refusal !== undefined) throw new NeedsPerson(refusal, { cause });
    const message = reasonOf(cause).replace(/^getConnection: /, '');
    if (/authentication methods failed/.test(message)) {
      throw new NeedsPerson(
        `${address.host} refuses ${address.user} with this key: add its public half to that user's authorized_keys.`,
        { cause },
      );
    }
    throw new Unavailable(`${address.href} cannot be reached: ${message}`, { cause });
  }
}

/** Returns the file a link leads to. Undefined if it leads to nothing or not to a file. */
async function followLink(sftp: SftpClient, folder: string, name: string) {
  try {
    const { size, modifyTime, isFile } = await sftp.stat(posix.join(folder, name));
    return isFile ? { type: '-', name, size, modifyTime } : undefined;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (missing.has(code)) return undefined;
    if (aboutFile.has(code)) return { type: '-', name, size: -1, modifyTime: 0 };
    throw error;
  }
}
