import { randomUUID } from 'node:crypto';
import type { FetchResponse } from '../../fetch-port.ts';
import { StoreFault } from '../../store-fault.ts';
import { whole } from '../../transport.ts';
import { fail, type Outcome, pass, type Situation, warn } from './check.ts';

/** Whether the store refuses what it must, in the form agreed on. */
export async function refusal(
  at: Situation,
  path: string,
  headers: Record<string, string>,
  statuses: readonly number[],
  body?: string,
): Promise<Outcome> {
  const answer = await raw(at, path, headers, body);
  await whole(answer.body ?? empty(), 1024 * 1024, path);
  if (!statuses.includes(answer.status)) return fail(`HTTP ${answer.status}`);
  const type = answer.headers.get('content-type') ?? '';
  return type.includes('application/problem+json') ? pass : warn(`content-type: ${type}`);
}

async function raw(
  { options, around, signal }: Situation,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<FetchResponse> {
  const url = options.baseUrl.replace(/\/+$/, '') + path;
  const all = { authorization: `Bearer ${options.token}`, 'webhook-id': `msg_${randomUUID()}`, ...headers };
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(30_000)]);
    const more = body === undefined ? {} : { body };
    return await around.fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: all,
      signal: limited,
      redirect: 'manual',
      ...more,
    });
  } catch (cause) {
    throw new StoreFault('unreachable', path, { cause });
  }
}

async function* empty(): AsyncGenerator<Uint8Array> {}
