const DAY_MS = 86_400_000;

/** As many days as the server allows. */
export const MOST_DAYS = 366;

/** A token as it is written: `days` is null while its field is empty. */
export interface TokenDraft {
  readonly name: string;
  readonly permissions: readonly string[];
  readonly days: number | null;
}

export const NEW_TOKEN: TokenDraft = { name: '', permissions: [], days: 90 };

export interface WantedToken {
  readonly name: string;
  readonly permissions: string[];
  readonly expiresAt: string;
}

/** What is asked of the server; undefined while something is missing. @param nowMs by the clock of the server, which is the one that judges it */
export function wantedToken({ name, permissions, days }: TokenDraft, nowMs: number): WantedToken | undefined {
  if (name.trim() === '' || permissions.length === 0 || days === null) return undefined;
  return { name: name.trim(), permissions: [...permissions], expiresAt: new Date(nowMs + days * DAY_MS).toISOString() };
}
