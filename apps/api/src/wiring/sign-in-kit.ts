import type { SignInKit } from '@touchstone/services/people';
import {
  checkPassword,
  hashPassword,
  hashToken,
  isStrongPassword,
  lockedUntil,
  newRecoveryCodes,
  newSession,
  newToken,
  newTotpSecret,
  type PasswordCost,
  type Seal,
  totpAddress,
  totpStep,
  withoutRecoveryCode,
} from '@touchstone/sign-in';

const ISSUER = '试金石 Touchstone';

/** The sign-in package as the use cases want it. */
export const signInKit = (seal: Seal, cost?: PasswordCost): SignInKit => ({
  checkPassword: (stored, password) => checkPassword(stored, password, cost),
  hashPassword: (password) => hashPassword(password, cost),
  isStrongPassword,
  newTotpSecret,
  totpAddress: (secret, login) => totpAddress(secret, ISSUER, login),
  totpStep,
  newRecoveryCodes,
  withoutRecoveryCode,
  lockedUntil,
  newSession: (nowMs) => newSession(nowMs),
  newLink: () => newToken('link'),
  hashToken,
  seal: (secret, purpose) => seal.seal(secret, purpose),
  open: (sealed, purpose) => seal.open(sealed, purpose),
});
