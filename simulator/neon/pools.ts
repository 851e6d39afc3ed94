import pg from 'pg';

export interface Pools {
  of(connectionString: string): pg.Pool;
  close(): Promise<void>;
}

/** One small pool per connection string; connections close after 10 idle seconds, and a pool goes with its last one. */
export function createPools(log: (line: string) => void): Pools {
  const pools = new Map<string, pg.Pool>();

  function open(connectionString: string): pg.Pool {
    const pool = new pg.Pool({ connectionString, max: 10, idleTimeoutMillis: 10_000, connectionTimeoutMillis: 10_000 });
    pool.on('error', (error) => log(`idle connection lost: ${error.message}`));
    // Lost in use but between two statements: the next one fails and says so, while an unheard error would end this process.
    pool.on('connect', (client) => client.on('error', (error) => log(`connection lost: ${error.message}`)));
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
