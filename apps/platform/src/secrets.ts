import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What `npm start` made up when it first started on this machine. */
export interface Secrets {
  readonly workerToken: string;
  readonly stores: Readonly<Record<string, { readonly token: string; readonly secret: string }>>;
  readonly passwords: Readonly<Record<string, string>>;
}

/** Reads them, and makes those that are not there yet: only the owner of the folder can read the file. */
export function secretsAt(path: string, stores: readonly string[], logins: readonly string[]): Secrets {
  const known = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Secrets) : undefined;
  if (known !== undefined && stores.every((code) => code in known.stores) && logins.every((login) => login in known.passwords))
    return known;
  const newStore = () => ({ token: word(24), secret: `whsec_${randomBytes(32).toString('base64')}` });
  const secrets: Secrets = {
    workerToken: known?.workerToken ?? `tsk_${randomBytes(32).toString('base64url')}`,
    stores: { ...Object.fromEntries(stores.map((code) => [code, newStore()])), ...known?.stores },
    passwords: { ...Object.fromEntries(logins.map((login) => [login, [word(4), word(4), word(4)].join('-')])), ...known?.passwords },
  };
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return secrets;
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Letters that nobody takes for another. */
const word = (length: number): string => Array.from(randomBytes(length), (byte) => LETTERS[byte % LETTERS.length]).join('');
