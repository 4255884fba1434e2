/** Something that the API refused, with what it said; status 0 where it could not be reached. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** Sends a change. It is always JSON, also where it is empty: nothing else is taken from a page. Rejects with `Refused`. */
export async function send<T = void>(
  method: 'POST' | 'PATCH' | 'DELETE',
  address: string,
  { body, version }: { body?: unknown; version?: number } = {},
): Promise<T> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch(address, init).catch((error) => {
    throw new Refused(0, String(error));
  });
  const text = await response.text();
  if (!response.ok) throw new Refused(response.status, detailOf(text));
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function detailOf(text: string): string {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    return typeof detail === 'string' ? detail : '';
  } catch {
    return '';
  }
}
