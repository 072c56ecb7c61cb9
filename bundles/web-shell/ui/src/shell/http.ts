import { Problem } from '@stoa/panel-api';

/** Asks the server's REST interface; rejects with a {@link Problem} in the server's own words. */
export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/api/v1${path}`, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', 'x-stoa-request': '1' },
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Problem(
      'OFFLINE',
      'The server cannot be reached.',
      'Nothing was changed. Try again when you are online.',
      true,
    );
  });
  const text = await response.text();
  const parsed = text ? parse(text) : undefined;
  if (!response.ok) throw problemOf(response, parsed);
  return parsed as T;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf(response: Response, body: unknown): Problem {
  const said = (body ?? {}) as { code?: unknown; message?: unknown; detail?: unknown; next?: unknown };
  const message = said.message ?? said.detail ?? `The server answered ${response.status} ${response.statusText}`.trim();
  const next = typeof said.next === 'string' ? said.next : undefined;
  const temporary = response.status === 429 || response.status >= 502;
  return new Problem(String(said.code ?? response.status), String(message), next, temporary);
}
