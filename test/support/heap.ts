/** Returns the JavaScript heap of a Worker in megabytes, after its garbage was collected. `inspector` is where its inspector listens. */
export async function heapMb(inspector: string): Promise<number> {
  const targets = (await (await fetch(`${inspector}/json`)).json()) as { id: string; webSocketDebuggerUrl: string }[];
  const socket = new WebSocket(targets.find(({ id }) => id === 'worker')?.webSocketDebuggerUrl ?? '');
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const send = (id: number, method: string, params: object = {}) => socket.send(JSON.stringify({ id, method, params }));
  socket.onerror = () => reject(new Error('The inspector does not answer.'));
  socket.onopen = () => send(1, 'Runtime.enable');
  socket.onmessage = ({ data }) => {
    const { id, method, params, result } = JSON.parse(String(data));
    if (method === 'Runtime.executionContextCreated')
      send(2, 'Runtime.evaluate', { expression: 'gc()', uniqueContextId: params.context.uniqueId });
    if (id === 2) send(3, 'Runtime.getHeapUsage');
    if (id === 3) resolve(result.usedSize / 1024 / 1024);
  };
  return promise.finally(() => socket.close());
}
