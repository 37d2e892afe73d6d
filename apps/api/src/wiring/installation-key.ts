import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const BYTES = 32;

/**
 * The installation's key: what seals secrets in the database and signs page tokens. From `TOUCHSTONE_KEY` (base64), else from
 * a file that is made on first use and readable by its owner alone. It belongs into the backup, apart from the database.
 *
 * @throws RangeError when what is there is no key
 */
export function installationKey(env: Readonly<Record<string, string | undefined>>, file: string): Uint8Array {
  const given = env['TOUCHSTONE_KEY'];
  if (given !== undefined && given !== '') return checked(Buffer.from(given, 'base64'), 'TOUCHSTONE_KEY');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    // `wx`: of two that start at once one makes the key and the other reads it
    try {
      writeFileSync(file, randomBytes(BYTES).toString('base64'), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  chmodSync(file, 0o600);
  return checked(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'), file);
}

function checked(key: Uint8Array, from: string): Uint8Array {
  if (key.length < BYTES) throw new RangeError(`${from} holds no key of ${BYTES} bytes in base64`);
  return key;
}
