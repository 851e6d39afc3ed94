const closers: (() => unknown)[] = [];

/**
 * Runs the function after the last test of the running test file. Test files of one process share their modules, so a support module that
 * called afterAll itself would do so for the first file only.
 */
export function afterFile(close: () => unknown): void {
  closers.push(close);
}

/** Runs what `afterFile` noted, the latest first. */
export async function closeFile(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}
