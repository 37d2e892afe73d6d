import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** Cost of argon2id. Raised when machines get faster; older hashes are made anew when their owner signs in. */
export interface PasswordCost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** @source https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html (m=19 MiB, t=2, p=1) */
export const PASSWORD_COST: PasswordCost = { memoryKiB: 19_456, passes: 2, parallelism: 1 };

const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** A stored hash may ask for no more than this: a row that says otherwise was not written by us. */
const MOST: PasswordCost = { memoryKiB: 1_048_576, passes: 16, parallelism: 16 };

/** The hash of a password, as a PHC string with its own cost and salt. */
export async function hashPassword(password: string, cost: PasswordCost = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, salt, cost, TAG_BYTES);
  return `$argon2id$v=19$m=${cost.memoryKiB},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(tag)}`;
}

export interface PasswordCheck {
  readonly ok: boolean;
  /** The stored hash is cheaper than `cost`: hash the password again while it is at hand. */
  readonly isOutdated: boolean;
}

/**
 * Whether `password` is the one of `stored`.
 *
 * Without a stored hash the same work is done for nothing, so that nobody can tell by the time whether an account is there.
 */
export async function checkPassword(stored: string | null, password: string, cost: PasswordCost = PASSWORD_COST): Promise<PasswordCheck> {
  const parsed = stored === null ? undefined : parse(stored);
  if (parsed === undefined) {
    await tagOf(password, new Uint8Array(SALT_BYTES), cost, TAG_BYTES);
    return { ok: false, isOutdated: false };
  }
  const tag = await tagOf(password, parsed.salt, parsed.cost, parsed.tag.length);
  const isOutdated = parsed.cost.memoryKiB < cost.memoryKiB || parsed.cost.passes < cost.passes;
  return { ok: timingSafeEqual(tag, parsed.tag), isOutdated };
}

function parse(stored: string) {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/.exec(stored);
  if (match === null) return undefined;
  const [memoryKiB, passes, parallelism] = match.slice(1, 4).map(Number) as [number, number, number];
  if (memoryKiB > MOST.memoryKiB || passes > MOST.passes || parallelism > MOST.parallelism) return undefined;
  return { cost: { memoryKiB, passes, parallelism }, salt: Buffer.from(match[4]!, 'base64'), tag: Buffer.from(match[5]!, 'base64') };
}

function tagOf(password: string, nonce: Uint8Array, cost: PasswordCost, tagLength: number): Promise<Buffer> {
  return derive('argon2id', {
    message: Buffer.from(password.normalize('NFKC'), 'utf8'),
    nonce,
    memory: cost.memoryKiB,
    passes: cost.passes,
    parallelism: cost.parallelism,
    tagLength,
  });
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');
