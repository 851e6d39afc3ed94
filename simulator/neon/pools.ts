import pg from 'pg';

export interface Pools {
  of(connectionString: string): pg.Pool;
  close(): Promise<void>;
}

/** Creates one small pool per connection string. Connections close after 10 idle seconds, and the pool is removed with its last one. */
export function createPools(log: (line: string) => void): Pools {
  const pools = new Map<string, pg.Pool>();

  function open(connectionString: string): pg.Pool {
    const pool = new pg.Pool({ connectionString, max: 10, idleTimeoutMillis: 10_000, connectionTimeoutMillis: 10_000 });
    pool.on('error', () => {}); // of a connection that waits, which is logged as any other
    // A connection may be lost between two statements. The next statement fails and reports it, but an unhandled error would end this
    // process.
    pool.on('connect', (client) => {
      const { processID } = client as unknown as { processID: number };
      client.on('error', (error) => log(`connection ${processID} lost: ${error.message}`));
    });
    pool.on('remove', () => {
      if (pool.totalCount > 0 || pool.waitingCount > 0 || pools.get(connectionString) !== pool) return;
      pools.delete(connectionString);
      void pool.end();
    });
    pools.set(connectionString, pool);
    return pool;
  }

  return {
    of: (connectionString) => pools.get(connectionString) ?? open(connectionString),
    async close() {
      const open = [...pools.values()];
      pools.clear();
      await Promise.all(open.map((pool) => pool.end()));
    },
  };
}
