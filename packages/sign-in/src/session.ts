import { type NewToken, newToken } from './token.ts';

/** How long sessions last. */
export interface SessionRule {
  /** From its sign-in, whatever happens. */
  readonly longestMs: number;
  /** Without a request. */
  readonly idleMs: number;
  /** `last_seen_at` is written no more often than this. */
  readonly touchMs: number;
}

export const SESSION_RULE: SessionRule = { longestMs: 12 * 3_600_000, idleMs: 3_600_000, touchMs: 60_000 };

export interface SessionTimes {
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export type SessionState = 'ended' | 'good' | 'good-and-stale';

/** Whether a session is good at `nowMs`, and whether its row has to say so. */
export function sessionState(
  { lastSeenAt, expiresAt, revokedAt }: SessionTimes,
  nowMs: number,
  rule: SessionRule = SESSION_RULE,
): SessionState {
  const idleMs = nowMs - lastSeenAt.getTime();
  if (revokedAt !== null || nowMs >= expiresAt.getTime() || idleMs >= rule.idleMs) return 'ended';
  return idleMs >= rule.touchMs ? 'good-and-stale' : 'good';
}

/** A new session. One is made at each step that gives more rights, so a token planted before is worth nothing after. */
export const newSession = (nowMs: number, rule: SessionRule = SESSION_RULE): NewToken & { readonly expiresAt: Date } => ({
  ...newToken('session'),
  expiresAt: new Date(nowMs + rule.longestMs),
});
