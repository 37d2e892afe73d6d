const SHORTEST = 12;
const LONGEST = 256;
const FEWEST_DIFFERENT = 6;

/** Stems of passwords that everybody guesses first, as they read in lower case without digits and signs around them. */
const GUESSED_FIRST = [
  'password',
  'qwertyuiop',
  'administrator',
  'iloveyou',
  'woaini',
  'zhongguo',
  'touchstone',
  'shijinshi',
  'welcome',
  'letmein',
  'abcdef',
  'admin',
  'root',
];

/**
 * Whether a new password is strong enough: long, of several characters, not the account's name, and not a guessed word with
 * figures around it.
 */
export function isStrongPassword(password: string, login: string): boolean {
  const length = [...password].length;
  if (length < SHORTEST || length > LONGEST) return false;
  if (new Set(password).size < FEWEST_DIFFERENT) return false;
  const lower = password.toLowerCase();
  if (login.length >= 3 && lower.includes(login.toLowerCase())) return false;
  const letters = lower.replaceAll(/[^\p{L}]/gu, '');
  if (letters.length === 0) return false;
  return !GUESSED_FIRST.some((stem) => letters.replaceAll(stem, '').length < 4 && letters.includes(stem));
}
