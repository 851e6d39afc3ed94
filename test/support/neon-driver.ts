import { neonConfig } from '@neondatabase/serverless';
import { afterFile } from './after-file.ts';

/** Sets the driver back after this test file, because its settings hold for the whole process. */
export function restoreNeonDriver(): void {
  const { fetchFunction, fetchEndpoint } = neonConfig;
  afterFile(() => Object.assign(neonConfig, { fetchFunction, fetchEndpoint }));
}
