import { createHash, randomBytes } from 'node:crypto';
import { grouped, lettersOf, randomLetters } from './letters.ts';

/** What a secret is for, as its first letters: found again in a log or a repository by those who scan for lost secrets. */
export const TOKEN_KINDS = { session: 'tss', api: 'tsk', link: 'tsl' } as const;

export type TokenKind = keyof typeof TOKEN_KINDS;

export interface NewToken {
  /** Shown to its owner once, and never written down by us. */
  readonly token: string;
  /** The first letters, by which an owner tells tokens apart. */
  readonly prefix: string;
  readonly hash: string;
}

/** A new secret of 256 bits: `tsk_` and 43 letters. */
export function newToken(kind: TokenKind): NewToken {
  const token = `${TOKEN_KINDS[kind]}_${randomBytes(32).toString('base64url')}`;
  return { token, prefix: token.slice(0, 10), hash: hashToken(token) };
}

/** A code that is read from paper: 16 letters in groups of four, 78 bits. */
export function newPaperCode(): NewToken {
  const letters = randomLetters(16);
  return { token: grouped(letters, 4), prefix: letters.slice(0, 4), hash: hashToken(letters) };
}

/** The hash of a paper code however it was typed. */
export const hashPaperCode = (typed: string): string => hashToken(lettersOf(typed));

/** What is stored of a secret. SHA-256 alone will do: 256 random bits cannot be guessed, whatever a guess costs. */
export const hashToken = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');
