import type { Actor, PeoplePorts, Refused } from './ports.ts';
import { begin, type SignedIn } from './sign-in.ts';

export interface SecondFactorTicket {
  readonly ok: true;
  readonly secret: string;
  readonly address: string;
  /** Sealed; comes back with the first code. */
  readonly ticket: string;
}

/** Gives a new secret for an authenticator. Nothing changes until its first code comes back. */
export async function beginSecondFactor(
  ports: PeoplePorts,
  actor: Actor,
  given: { readonly password: string; readonly isFullySignedIn: boolean },
): Promise<SecondFactorTicket | Refused<'sign-in-failed' | 'second-factor-required'>> {
  const person = await ports.inTransaction(async (tx) => (actor.person === undefined ? undefined : tx.person(actor.person)));
  const check = await ports.kit.checkPassword(person?.passwordHash ?? null, given.password);
  if (person === undefined || !check.ok) return { ok: false, reason: 'sign-in-failed' };
  // one that is there is not replaced by who knows the password alone
  if (person.totpSecret !== null && !given.isFullySignedIn) return { ok: false, reason: 'second-factor-required' };
  const secret = ports.kit.newTotpSecret();
  return { ok: true, secret, address: ports.kit.totpAddress(secret, person.login), ticket: ports.kit.seal(secret, `totp:${person.id}`) };
}

/** Takes the authenticator into use: recovery codes are made, all other sessions end, and this one becomes a new one. */
export function confirmSecondFactor(
  ports: PeoplePorts,
  actor: Actor,
  given: { readonly ticket: string; readonly code: string; readonly address: string },
): Promise<(SignedIn & { readonly recoveryCodes: readonly string[] }) | Refused<'bad-code'>> {
  return ports.inTransaction(async (tx) => {
    const person = actor.person === undefined ? undefined : await tx.holdPerson(actor.person);
    const secret = person === undefined ? undefined : opened(ports, given.ticket, person.id);
    if (person === undefined || secret === undefined) return { ok: false, reason: 'bad-code' };
    const step = ports.kit.totpStep(secret, given.code, ports.now().getTime(), null);
    if (step === undefined) return { ok: false, reason: 'bad-code' };

    const { codes, hashes } = ports.kit.newRecoveryCodes();
    await tx.changePerson(person.id, { totpSecret: given.ticket, totpLastStep: step, recoveryHashes: hashes });
    await tx.audit.record({ action: 'second-factor.set-up', object: { kind: 'person', id: person.id } });
    await tx.endSessionsOf(person.id, ports.now());
    return {
      ...(await begin(ports, tx, person, { address: given.address, hasSecondFactor: true, how: 'second-factor' })),
      recoveryCodes: codes,
    };
  });
}

function opened(ports: PeoplePorts, ticket: string, person: string): string | undefined {
  try {
    return ports.kit.open(ticket, `totp:${person}`);
  } catch {
    return undefined;
  }
}
