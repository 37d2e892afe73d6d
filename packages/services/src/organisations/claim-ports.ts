import type { ClaimEvent, ClaimMethod, ClaimState, Grant, Role } from '@touchstone/domain/access';
import type { Canonical } from '@touchstone/kernel/canonical';
import type { PeoplePorts, PeopleTx } from '../people/ports.ts';

export interface Claim {
  readonly id: string;
  readonly operator: string;
  readonly organisation: string;
  readonly method: ClaimMethod;
  readonly state: ClaimState;
  readonly validUntil: Date | null;
  readonly createdBy: string | null;
  readonly rowVersion: number;
}

/** An operator to whom a signing key leads, and how surely: 0 to 1. */
export interface OperatorOfSigner {
  readonly operator: string;
  readonly confidence: number;
}

/** A grant that ended with its claim. */
export interface EndedGrant {
  readonly person: string;
  readonly role: Role;
}

export interface ClaimRows {
  hasOperator(id: string): Promise<boolean>;
  operatorsOfSigner(sha256: string): Promise<readonly OperatorOfSigner[]>;
  holdClaim(id: string): Promise<Claim | undefined>;
  claimsOfOperator(operator: string): Promise<readonly Claim[]>;
  insertClaim(claim: Omit<Claim, 'rowVersion'>): Promise<void>;
  changeClaim(id: string, state: ClaimState): Promise<void>;
  addClaimEvent(
    claim: string,
    event: {
      readonly event: ClaimEvent | 'claimed';
      readonly actor: string | null;
      readonly basis: string;
      readonly detail: Canonical;
      readonly at: Date;
    },
  ): Promise<void>;
  setOperator(organisation: string, operator: string): Promise<void>;
  /** What an earlier step ended, for the one that gives it back: of the last event of this kind. */
  endedBy(claim: string, event: ClaimEvent): Promise<readonly EndedGrant[]>;
  /** Grants within `operator:<id>` that an organisation gave or its people hold. */
  grantsWithin(organisation: string, operator: string): Promise<readonly Grant[]>;
}

export interface ClaimPorts extends Omit<PeoplePorts, 'inTransaction'> {
  inTransaction<T>(work: (tx: PeopleTx & ClaimRows) => Promise<T>): Promise<T>;
  newPaperCode(): { readonly token: string; readonly hash: string };
  hashPaperCode(code: string): string;
  challengeText(parts: { readonly nonce: string; readonly organisation: string; readonly signer: string }): string;
  checkAppKey(challenge: string, signature: Uint8Array, certificate: Uint8Array, signer: string): { readonly ok: boolean };
}

export type ClaimTx = PeopleTx & ClaimRows;
