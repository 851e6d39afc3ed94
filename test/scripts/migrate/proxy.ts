import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterAll } from 'vitest';

interface ProxyOptions {
  /** Looks at what the client sends before it goes on; the proxy waits for it. */
  onQuery?: (text: string, wire: Wire) => Promise<void> | void;
  /** Speaks TLS to the client, as PostgreSQL does after its SSLRequest. */
  tls?: { key: Buffer; cert: Buffer };
  /** A UNIX socket instead of a port. */
  path?: string;
}

export interface Wire {
  /** Drops what the server answers from now on and hangs up once it has answered. */
  loseAnswer(): void;
  /** Hangs up at once. */
  cut(): void;
}

const open: (() => void)[] = [];
afterAll(() => open.forEach((close) => void close()));

/** A server that passes everything on to the PostgreSQL of `url`; answers the same URL through it. */
export async function proxy(url: string, { onQuery, tls, path }: ProxyOptions): Promise<string> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    const upstream = connect(Number(port), hostname);
    sockets.add(upstream.on('error', () => {}));
    if (!tls) return pass(socket, upstream, onQuery);
    socket.once('data', () => {
      socket.write('S', () => pass(new TLSSocket(socket, { ...tls, isServer: true }), upstream, onQuery));
    });
  });
  server.listen(path ?? { port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const through = new URL(url);
  if (path) through.searchParams.set('host', path.slice(0, path.lastIndexOf('/')));
  through.port = path ? '5432' : String((server.address() as AddressInfo).port);
  return through.href;
}

function pass(client: Socket, upstream: Socket, onQuery: ProxyOptions['onQuery']): void {
  let losing = false;
  const wire: Wire = {
    loseAnswer() {
      losing = true;
    },
    cut() {
      client.destroy();
      upstream.destroy();
    },
  };
  client.on('error', () => {});
  client.on('close', () => upstream.destroy());
  upstream.on('close', () => client.destroy());
  upstream.on('data', (chunk) => (losing ? wire.cut() : client.write(chunk)));
  let before = Promise.resolve();
  client.on('data', (chunk: Buffer) => {
    before = before.then(async () => {
      await onQuery?.(chunk.toString('latin1'), wire);
      if (!upstream.destroyed) upstream.write(chunk);
    });
  });
}
