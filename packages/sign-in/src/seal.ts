import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';

/** A sealed secret cannot be opened: another key, another purpose, or somebody changed it. */
export class SealFault extends Error {
  override readonly name = 'SealFault';
  readonly retryable = false;
}

/**
 * Seals secrets that we must be able to read again (TOTP, webhook keys) with the installation's key, so that a copy of the
 * database alone gives none away.
 */
export class Seal {
  readonly #key: Uint8Array;

  /** @param installationKey 32 bytes or more, kept outside the database */
  constructor(installationKey: Uint8Array) {
    if (installationKey.length < 32) throw new RangeError('an installation key has at least 32 bytes');
    this.#key = new Uint8Array(hkdfSync('sha256', installationKey, new Uint8Array(0), 'touchstone seal', 32));
  }

  /** @param purpose what it is and whose (`totp:<person>`): it opens only for the same */
  seal(secret: string, purpose: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(purpose, 'utf8'));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** @throws SealFault */
  open(sealed: string, purpose: string): string {
    const [version, text = ''] = sealed.split('.');
    const bytes = Buffer.from(text, 'base64url');
    if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) throw new SealFault('not a sealed secret');
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(purpose, 'utf8'))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    try {
      return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch (cause) {
      throw new SealFault('the sealed secret cannot be opened with this key', { cause });
    }
  }

  /** A key of its own for another use (page tokens, anchors), from the same installation key. */
  static derive(installationKey: Uint8Array, use: string): Uint8Array {
    return new Uint8Array(hkdfSync('sha256', installationKey, new Uint8Array(0), `touchstone ${use}`, 32));
  }
}
