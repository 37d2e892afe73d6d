import type { SignedIn, SignInResult } from '@touchstone/services/people';
import { setCookie } from '../../access/cookie.ts';
import type { Platform } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';

/** The answer to whoever has just signed in: who they are, and the cookie. */
export function sessionReply(platform: Platform, { person, token, expiresAt }: SignedIn) {
  return {
    status: 201,
    body: { person: person.id, displayName: person.displayName, expiresAt: expiresAt.toISOString() },
    headers: { 'set-cookie': setCookie(token, expiresAt, platform.isSecure) },
  };
}

/** @throws Refusal when nobody was signed in */
export function signedIn(result: SignInResult, now: Date): SignedIn {
  if (result.ok) return result;
  if (result.reason !== 'account-locked') throw new Refusal(result.reason);
  throw new Refusal('account-locked', { retryAfterSeconds: Math.max(1, Math.ceil((result.until.getTime() - now.getTime()) / 1000)) });
}
