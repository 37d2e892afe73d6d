import type { FailureKind } from '@touchstone/portal';
import { refusalOf } from '../problem/problem-body.ts';
import { problems } from '../problem/problems.ts';
import type { Refusal } from '../problem/refusal.ts';

/** What a person is told of an error: a status and one of a few pages. */
export function failureOf(error: unknown): { readonly status: number; readonly kind: FailureKind; readonly refusal: Refusal } {
  const refusal = refusalOf(error);
  const [status] = problems[refusal.code];
  // an id in the address that is none
  const isNoId = refusal.code === 'invalid-input' && refusal.errors?.some(({ pointer }) => pointer.startsWith('/params')) === true;
  if (isNoId) return { status: 404, kind: 'not-found', refusal };
  return { status, kind: KINDS[status] ?? (status < 500 ? 'bad-address' : 'broken'), refusal };
}

const KINDS: Readonly<Record<number, FailureKind>> = {
  404: 'not-found',
  405: 'not-found',
  410: 'not-found',
  413: 'too-large',
  429: 'too-many',
  501: 'not-served',
  503: 'busy',
};
