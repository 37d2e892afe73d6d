import { grouped, lettersOf, randomLetters } from './letters.ts';
import { hashToken } from './token.ts';

const COUNT = 10;
const LENGTH = 20;

export interface RecoveryCodes {
  /** Shown once, in groups of five. */
  readonly codes: readonly string[];
  readonly hashes: readonly string[];
}

/** Ten codes of 98 bits, each good once in the place of the telephone. */
export function newRecoveryCodes(): RecoveryCodes {
  const codes = Array.from({ length: COUNT }, () => randomLetters(LENGTH));
  return { codes: codes.map((code) => grouped(code, 5)), hashes: codes.map(hashToken) };
}

/** The hashes that are left when `code` is used; undefined when it is none of them. */
export function withoutRecoveryCode(hashes: readonly string[], code: string): readonly string[] | undefined {
  const hash = hashToken(lettersOf(code));
  return hashes.includes(hash) ? hashes.filter((one) => one !== hash) : undefined;
}
