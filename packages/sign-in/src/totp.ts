import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
/** Steps that a telephone's clock may be off, each way. */
const DRIFT = 1;

/** A new secret (160 bits, base32) for an authenticator. */
export const newTotpSecret = (): string => new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32;

/** The address that an authenticator reads as a QR code. */
export const totpAddress = (secret: string, issuer: string, login: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret), issuer, label: login, period: PERIOD_SECONDS, digits: 6, algorithm: 'SHA1' }).toString();

/**
 * The time step for which a code is right; undefined when it is wrong.
 *
 * @param lastStep the step whose code was taken last: that one and all before are refused, so a code seen over a shoulder is
 *   of no use once its owner has typed it
 */
export function totpStep(secret: string, code: string, nowMs: number, lastStep: number | null): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_SECONDS, digits: 6, algorithm: 'SHA1' });
  const delta = totp.validate({ token: code, timestamp: nowMs, window: DRIFT });
  if (delta === null) return undefined;
  const step = Math.floor(nowMs / 1000 / PERIOD_SECONDS) + delta;
  return lastStep !== null && step <= lastStep ? undefined : step;
}
