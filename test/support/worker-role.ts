/** The Worker's role on the test server. */
export const workerRole = { username: 'stopwatch_worker', password: 'only-for-tests' };
