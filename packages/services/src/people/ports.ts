import type { Grant, OrganisationKind, Scope } from '@touchstone/domain/access';
import type { Canonical } from '@touchstone/kernel/canonical';
import type { AuditLog } from '../audit/ports.ts';

/** Who acts in a use case. */
export interface Actor {
  /** As rows and the audit name it. */
  readonly name: string;
  readonly person: string | undefined;
  readonly organisation: string;
  readonly organisationKind: OrganisationKind;
  readonly grants: readonly Grant[];
  readonly scope: Scope;
}

export type PersonState = 'INVITED' | 'ACTIVE' | 'SUSPENDED' | 'CLOSED';

export interface Person {
  readonly id: string;
  readonly organisation: string;
  readonly login: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly language: string;
  readonly state: PersonState;
  readonly passwordHash: string | null;
  /** Sealed. */
  readonly totpSecret: string | null;
  readonly totpLastStep: number | null;
  readonly recoveryHashes: readonly string[];
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
  readonly lastSignInAt: Date | null;
  readonly createdAt: Date;
  readonly rowVersion: number;
}

export type PersonChange = Partial<
  Pick<
    Person,
    | 'displayName'
    | 'email'
    | 'language'
    | 'state'
    | 'passwordHash'
    | 'totpSecret'
    | 'totpLastStep'
    | 'recoveryHashes'
    | 'failedAttempts'
    | 'lockedUntil'
    | 'lastSignInAt'
  >
>;

export interface OrganisationRow {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly province: string | null;
  readonly operator: string | null;
  readonly store: string | null;
  readonly state: string;
  readonly policy: Readonly<Record<string, unknown>>;
}

export interface NewOrganisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly nameEn: string | null;
  readonly province: string | null;
  readonly operator: string | null;
  readonly store: string | null;
  readonly parent: string | null;
  readonly createdBy: string | null;
}

export type LinkPurpose = 'first-administrator' | 'invitation' | 'password' | 'order-code' | 'firm-invitation' | 'signer-challenge';

export interface Link {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly payload: Canonical;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** Rows of people, inside one transaction. */
export interface PeopleRows {
  organisation(id: string): Promise<OrganisationRow | undefined>;
  insertOrganisation(row: NewOrganisation): Promise<void>;
  hasAdministrator(): Promise<boolean>;
  insertStore(row: { readonly id: string; readonly code: string; readonly name: string }): Promise<void>;
  person(id: string): Promise<Person | undefined>;
  personByLogin(login: string): Promise<Person | undefined>;
  /** The same, held against others until the transaction ends. */
  holdPerson(id: string): Promise<Person | undefined>;
  insertPerson(
    row: Pick<Person, 'id' | 'organisation' | 'login' | 'displayName' | 'email' | 'state' | 'passwordHash'> & {
      readonly createdBy: string | null;
    },
  ): Promise<void>;
  changePerson(id: string, change: PersonChange): Promise<number>;
  grantsOf(person: string): Promise<readonly Grant[]>;
  grant(id: string): Promise<Grant | undefined>;
  insertGrant(grant: Grant, reason: string | null): Promise<void>;
  endGrant(id: string, by: string | null, at: Date): Promise<void>;
  insertSession(row: {
    readonly id: string;
    readonly tokenHash: string;
    readonly person: string;
    readonly expiresAt: Date;
    readonly secondFactorAt: Date | null;
    readonly address: string;
    readonly at: Date;
  }): Promise<void>;
  endSession(id: string, at: Date): Promise<void>;
  endSessionsOf(person: string, at: Date, except?: string): Promise<void>;
  endTokensOf(person: string, at: Date): Promise<void>;
  insertLink(row: Omit<Link, 'usedAt'> & { readonly tokenHash: string; readonly createdBy: string | null }): Promise<void>;
  /** Held, so that it is used once. */
  holdLink(tokenHash: string, purpose: LinkPurpose): Promise<Link | undefined>;
  useLink(id: string, by: string | null, at: Date): Promise<void>;
  personOfIdentity(issuer: string, subject: string): Promise<string | undefined>;
  insertIdentity(issuer: string, subject: string, person: string): Promise<void>;
}

export type PeopleTx = PeopleRows & { readonly audit: AuditLog };

/** Secrets: how they are made, kept and checked. */
export interface SignInKit {
  checkPassword(stored: string | null, password: string): Promise<{ readonly ok: boolean; readonly isOutdated: boolean }>;
  hashPassword(password: string): Promise<string>;
  isStrongPassword(password: string, login: string): boolean;
  newTotpSecret(): string;
  totpAddress(secret: string, login: string): string;
  totpStep(secret: string, code: string, nowMs: number, lastStep: number | null): number | undefined;
  newRecoveryCodes(): { readonly codes: readonly string[]; readonly hashes: readonly string[] };
  withoutRecoveryCode(hashes: readonly string[], code: string): readonly string[] | undefined;
  lockedUntil(failures: number, nowMs: number): number | undefined;
  newSession(nowMs: number): { readonly token: string; readonly hash: string; readonly expiresAt: Date };
  newLink(): { readonly token: string; readonly hash: string };
  hashToken(token: string): string;
  seal(secret: string, purpose: string): string;
  /** @throws when it cannot be opened */
  open(sealed: string, purpose: string): string;
}

export interface PeoplePorts {
  inTransaction<T>(work: (tx: PeopleTx) => Promise<T>): Promise<T>;
  readonly kit: SignInKit;
  now(): Date;
  newId(): string;
}

export type Refused<R extends string> = { readonly ok: false; readonly reason: R };
