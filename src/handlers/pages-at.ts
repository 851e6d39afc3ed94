import type { Application } from '../env.ts';

/** Returns where the addresses of web pages begin. Undefined without pages. `requestOrigin` is where the Worker was asked. */
export const pagesAt = ({ pages, publicUrl }: Application, requestOrigin: string | undefined): string | undefined =>
  pages && (publicUrl ?? requestOrigin);
