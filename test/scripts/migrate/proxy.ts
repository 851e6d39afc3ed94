import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterFile } from '../../support/after-file.ts';

interface ProxyOptions {
  /** Called with what the client sends. The proxy forwards it afterwards. */
  onQuery?: (text: string, wire: Wire) => Promise<void> | void;
  /** Key and certificate for TLS to the client, which begins after PostgreSQL's SSLRequest. */
  tls?: { key: Buffer; cert: Buffer };
  /** The path of a UNIX socket to use instead of a port. */
  path?: string;
}

export interface Wire {
  /** Drops the server's next response and closes the connection after it. */
  loseAnswer(): void;
  /** Closes the connection at once. */
  cut(): void;
}

/** Starts a server that forwards everything to the PostgreSQL server of `url`. Returns the same URL with the proxy's address. */
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
  afterFile(() => {
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
