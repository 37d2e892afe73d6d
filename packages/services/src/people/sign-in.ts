import type { PeoplePorts, PeopleTx, Person, Refused } from './ports.ts';

export interface Attempt {
  readonly login: string;
  readonly password: string;
  /** Of the authenticator, or a recovery code. */
  readonly code: string | undefined;
  readonly address: string;
}

export interface SignedIn {
  readonly ok: true;
  readonly person: Person;
  readonly session: string;
  readonly token: string;
  readonly expiresAt: Date;
}

export type SignInResult =
  | SignedIn
  | (Refused<'sign-in-failed' | 'second-factor-required'> | (Refused<'account-locked'> & { readonly until: Date }));

/**
 * Signs a person in with account and password, and the second factor where one is set up.
 *
 * An account that is not there, a wrong password and a locked account answer alike and after the same work; that an account is
 * locked is told only to who knows its password.
 */
export async function signIn(ports: PeoplePorts, attempt: Attempt): Promise<SignInResult> {
  const known = await ports.inTransaction((tx) => tx.personByLogin(attempt.login));
  const check = await ports.kit.checkPassword(known?.passwordHash ?? null, attempt.password);
  if (known === undefined) return { ok: false, reason: 'sign-in-failed' };
  const newHash = check.ok && check.isOutdated ? await ports.kit.hashPassword(attempt.password) : undefined;

  return ports.inTransaction(async (tx) => {
    const person = await tx.holdPerson(known.id);
    // the password may have been changed while it was checked
    if (person === undefined || person.state !== 'ACTIVE' || person.passwordHash !== known.passwordHash)
      return { ok: false, reason: 'sign-in-failed' };
    if (person.lockedUntil !== null && person.lockedUntil > ports.now())
      return check.ok ? { ok: false, reason: 'account-locked', until: person.lockedUntil } : { ok: false, reason: 'sign-in-failed' };
    if (!check.ok) return failed(ports, tx, person, 'password');

    const factor = secondFactor(ports, person, attempt.code);
    if (factor === 'missing') return { ok: false, reason: 'second-factor-required' };
    if (factor === 'wrong') return failed(ports, tx, person, 'second-factor');

    await tx.changePerson(person.id, { ...factor.change, ...(newHash === undefined ? {} : { passwordHash: newHash }) });
    return begin(ports, tx, person, { address: attempt.address, hasSecondFactor: factor.isGiven, how: 'password' });
  });
}

/** Signs in somebody whom an OpenID provider has named. */
export function signInAs(
  ports: PeoplePorts,
  identity: { readonly issuer: string; readonly subject: string; readonly hasSecondFactor: boolean; readonly address: string },
): Promise<SignInResult> {
  return ports.inTransaction(async (tx) => {
    const id = await tx.personOfIdentity(identity.issuer, identity.subject);
    const person = id === undefined ? undefined : await tx.holdPerson(id);
    if (person === undefined || person.state !== 'ACTIVE') return { ok: false, reason: 'sign-in-failed' };
    return begin(ports, tx, person, { address: identity.address, hasSecondFactor: identity.hasSecondFactor, how: 'oidc' });
  });
}

interface Beginning {
  readonly address: string;
  readonly hasSecondFactor: boolean;
  readonly how: 'password' | 'oidc' | 'link' | 'second-factor';
}

/** Begins a session, and forgets the failures before it. */
export async function begin(
  ports: Pick<PeoplePorts, 'kit' | 'now' | 'newId'>,
  tx: PeopleTx,
  person: Person,
  { address, hasSecondFactor, how }: Beginning,
): Promise<SignedIn> {
  const at = ports.now();
  const { token, hash, expiresAt } = ports.kit.newSession(at.getTime());
  const session = ports.newId();
  await tx.changePerson(person.id, { failedAttempts: 0, lockedUntil: null, lastSignInAt: at });
  await tx.insertSession({
    id: session,
    tokenHash: hash,
    person: person.id,
    expiresAt,
    secondFactorAt: hasSecondFactor ? at : null,
    address,
    at,
  });
  await tx.audit.record({
    action: 'sign-in',
    object: { kind: 'person', id: person.id },
    detail: { how, secondFactor: hasSecondFactor },
    chain: person.organisation,
    actor: `person:${person.id}`,
  });
  return { ok: true, person, session, token, expiresAt };
}

async function failed(
  ports: PeoplePorts,
  tx: PeopleTx,
  person: Person,
  what: 'password' | 'second-factor',
): Promise<Refused<'sign-in-failed'>> {
  const failedAttempts = person.failedAttempts + 1;
  const until = ports.kit.lockedUntil(failedAttempts, ports.now().getTime());
  await tx.changePerson(person.id, { failedAttempts, lockedUntil: until === undefined ? null : new Date(until) });
  await tx.audit.record({
    action: 'sign-in.failed',
    object: { kind: 'person', id: person.id },
    detail: { what, failedAttempts },
    chain: person.organisation,
  });
  return { ok: false, reason: 'sign-in-failed' };
}

type Factor =
  | 'missing'
  | 'wrong'
  | { readonly isGiven: boolean; readonly change: { readonly totpLastStep?: number; readonly recoveryHashes?: readonly string[] } };

/** What a code comes to: a step of the authenticator that was not used before, or one of the recovery codes. */
export function secondFactor(ports: Pick<PeoplePorts, 'kit' | 'now'>, person: Person, code: string | undefined): Factor {
  if (person.totpSecret === null) return { isGiven: false, change: {} };
  if (code === undefined) return 'missing';
  const step = ports.kit.totpStep(ports.kit.open(person.totpSecret, `totp:${person.id}`), code, ports.now().getTime(), person.totpLastStep);
  if (step !== undefined) return { isGiven: true, change: { totpLastStep: step } };
  const recoveryHashes = ports.kit.withoutRecoveryCode(person.recoveryHashes, code);
  return recoveryHashes === undefined ? 'wrong' : { isGiven: true, change: { recoveryHashes } };
}
