/** Sends a file to the Worker as a game server does, and returns the status of the response. */
export async function upload(
  url: string,
  token: string,
  { name, text }: { name: string; text: string },
): Promise<number> {
  const response = await fetch(`${url}/ingest/rounds/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: text,
  });
  await response.text();
  return response.status;
}
