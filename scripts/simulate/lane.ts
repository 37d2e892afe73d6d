import { type SessionTransaction, systemSession, withSession } from '@touchstone/db';
import { type Act, auditLog } from '@touchstone/db/repositories/audit-events';
import { referralRows } from '@touchstone/db/repositories/referral-rows';
import { ROLES } from '@touchstone/domain/access';
import { sql } from 'kysely';
import { openingRowsOf } from '../../apps/api/src/wiring/case-ports.ts';
import { delistingRowsOf } from '../../apps/api/src/wiring/delisting-ports.ts';
import { orderRowsOf } from '../../apps/api/src/wiring/order-ports.ts';
import { submissionPorts } from '../../apps/api/src/wiring/submission-ports.ts';
import type { Installation } from './installation.ts';
import { KIND } from './inventory.ts';
import { orderPapers, type Papers } from './papers.ts';
import { type Random, randomOf } from './random.ts';
import { idOf } from './world-sql.ts';

/** A person who acts, with the rights of a role of theirs. */
export interface Acting {
  readonly name: string;
  readonly person: string;
  readonly organisation: string;
  readonly permissions: (typeof ROLES)['ministry-inspector']['permissions'][number][];
}

export const organisationOf = (authority: number): string => idOf(KIND.organisation, authority);

type Role = keyof typeof ROLES;
const acting = (organisation: number, person: number, role: Role): Acting => ({
  name: `person:${idOf(KIND.person, person)}`,
  person: idOf(KIND.person, person),
  organisation: organisationOf(organisation),
  permissions: [...ROLES[role].permissions] as unknown as Acting['permissions'],
});

/** People of an authority: who handles, who looks a second time, who decides. */
export const peopleOf = (authority: number) => {
  const kind = authority === 0 ? 'ministry' : 'province';
  return {
    inspector: acting(authority, authority * 10, `${kind}-inspector`),
    second: acting(authority, authority * 10 + 1, `${kind}-inspector`),
    approver: acting(authority, authority * 10 + 2, `${kind}-approver`),
  };
};

/** The person of a firm. */
export const firmOf = (firm: number): Acting => acting(firm + 1000, firm + 1000, 'enterprise-member');

/**
 * One authority's desk: its own clock within the day, its own chances, one transaction for a stack of acts. Desks work beside each
 * other, each through the services and rows that the server uses.
 */
export class Lane {
  nowMs = 0;
  readonly random: Random;
  #tx: SessionTransaction | undefined;
  #rows: ReturnType<Lane['laid']> | undefined;
  #actor = '';
  readonly #acts: Act[] = [];
  readonly #db: Installation['db'];
  readonly papers: Papers;

  constructor({ db, objects }: Installation, seed: string, name: string, rendered: number) {
    this.#db = db;
    this.random = randomOf(`${seed}/lane/${name}`);
    this.papers = orderPapers(objects, this.random, rendered);
  }

  readonly platform = {
    now: () => new Date(this.nowMs),
    machineNow: () => new Date(this.nowMs),
    newId: () => this.random.uuid(this.nowMs),
    transaction: <T>(_: unknown, work: (tx: SessionTransaction) => Promise<T>): Promise<T> => work(this.tx),
  };

  get tx(): SessionTransaction {
    if (this.#tx === undefined) throw new RangeError('no transaction is open');
    return this.#tx;
  }

  /** Rows of cases, documents, deadlines, services and hand-overs of the open transaction. */
  get rows() {
    this.#rows ??= this.laid();
    return this.#rows;
  }

  private laid() {
    const { tx, platform } = this;
    const orders = { ...orderRowsOf(platform)(tx), ...openingRowsOf(platform)(tx), ...referralRows(tx) };
    return { orders, delisting: delistingRowsOf(platform)(tx) };
  }

  /** All of these acts, or none. */
  async inTransaction(work: () => Promise<void>): Promise<void> {
    const session = systemSession('simulation');
    await withSession(this.#db, session, async (tx) => {
      this.#tx = tx;
      this.#actor = '';
      this.#acts.length = 0;
      await work();
      await auditLog(tx, session, { at: new Date(this.nowMs), address: undefined }).recordAll(this.#acts);
    }).finally(() => {
      this.#tx = undefined;
      this.#rows = undefined;
    });
  }

  /** What rows write down as their actor from here on. */
  async as({ name }: Pick<Acting, 'name'>): Promise<void> {
    if (this.#actor === name) return;
    await sql`select set_config('touchstone.actor', ${name}, true)`.execute(this.tx);
    this.#actor = name;
  }

  /** As the server writes down each act of a request; those of one transaction together, at its end. */
  audit({ name, organisation }: Acting, action: string, kind: string, id: string): void {
    this.#acts.push({ action, object: { kind, id }, actor: name, chain: organisation, at: new Date(this.nowMs) });
  }

  orderPorts() {
    const { orders } = this.rows;
    return { ...this.papers, inTransaction: <R>(work: (tx: typeof orders) => Promise<R>) => work(orders), nowMs: () => this.nowMs };
  }

  submissionPorts({ name, organisation }: Pick<Acting, 'name' | 'organisation'>) {
    return submissionPorts({ platform: this.platform, session: { actor: name, organisation, scope: { kind: 'all' } } });
  }
}

/** What a service answered, which here must be yes: everything that is played is lawful. @throws RangeError with its reason */
export function done<T extends { readonly ok: boolean }>(answer: T, what: string): Extract<T, { readonly ok: true }> {
  if (!answer.ok) throw new RangeError(`${what}: ${JSON.stringify(answer)}`);
  return answer as Extract<T, { readonly ok: true }>;
}
