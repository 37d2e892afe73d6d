import type { Sha256 } from '@touchstone/kernel/keyed-order';
import { PERMISSIONS } from '../access/permissions.ts';
import { applyEvent, type CaseActor, type CaseRefusal } from './apply.ts';
import { type CaseEvent, eventRow } from './events.ts';
import type { CaseFacts } from './guards.ts';
import { type Case, follow, hashOf, type RecordedEvent, UNOPENED } from './history.ts';
import type { Carried, CaseOrigin } from './openings.ts';
import { openingState } from './openings.ts';

/** Nothing stands in the way of anything. */
export const ALL_WELL: CaseFacts = {
  findings: [{ id: 'f', clause: '164-01.2', isConfirmed: true, confirmedBy: ['person:a', 'person:b'], evidence: 1, outcome: 'FIXED' }],
  hasComplaint: false,
  deadline: 'open',
  hasIssuedOrder: true,
  hasProofOfService: true,
  hasFrozenRow: true,
  citable: { cases: ['earlier'], evasion: [] },
  items: { ordered: 1, absent: 1 },
  noRelistUntilMs: null,
  mergeTarget: 'REVIEWING',
  hasAcceptedReferral: true,
  isHandlerOfAuthority: true,
  authorities: ['org'],
};

export const inspector: CaseActor = { name: 'person:a', organisation: 'org', permissions: PERMISSIONS };
/** Who has confirmed nothing. */
export const another: CaseActor = { ...inspector, name: 'person:z' };
export const system: CaseActor = { name: 'system:clock', organisation: null, permissions: [] };

/** Who can cause an event, where somebody can. */
export const actorFor = (event: CaseEvent): CaseActor => {
  if (event === 'decide-objection') return another;
  return eventRow(event).by.some((party) => party !== 'system') ? inspector : system;
};

/** A payload that names everything the event must name. */
export const payloadFor = (event: CaseEvent): Record<string, string | readonly string[]> => ({
  ...Object.fromEntries(eventRow(event).payload.map((name) => [name, `a-${name}`])),
  ...(event === 'draft-delisting' ? { cases: ['earlier'] } : {}),
  ...(event === 'decide-objection' ? { decision: 'rejected' } : {}),
});

/** A case that is being worked on, with its history. */
export class Played {
  readonly events: RecordedEvent[] = [];
  case: Case = UNOPENED;
  atMs = 1_700_000_000_000;
  readonly #hash: Sha256;

  constructor(hash: Sha256, origin: CaseOrigin = 'findings', carried?: Carried) {
    this.#hash = hash;
    const to = openingState(origin, carried);
    if (to === undefined) throw new RangeError('cannot be opened');
    this.#record('open', inspector, '', to, {
      origin,
      ...(carried === undefined ? {} : { carried: { ...carried, grounds: [...carried.grounds] } }),
    });
  }

  /** Takes it one step on. @returns why not */
  take(event: CaseEvent, more: { facts?: Partial<CaseFacts>; actor?: CaseActor; payload?: Record<string, unknown>; basis?: string } = {}) {
    const payload = { ...payloadFor(event), ...more.payload };
    const actor = more.actor ?? actorFor(event);
    const basis = more.basis ?? '工信部信管〔2020〕164号';
    this.atMs += 1000;
    const applied = applyEvent(this.case, { event, actor, basis, payload, atMs: this.atMs }, { ...ALL_WELL, ...more.facts });
    if (!applied.ok) return applied.reason satisfies CaseRefusal;
    this.#record(event, actor, applied.from, applied.to, payload as RecordedEvent['payload'], basis);
    return undefined;
  }

  /** @throws RangeError where one is refused */
  takeAll(...events: readonly CaseEvent[]): this {
    for (const event of events) {
      const refused = this.take(event);
      if (refused !== undefined) throw new RangeError(`${event} in ${this.case.state}: ${refused}`);
    }
    return this;
  }

  #record(type: CaseEvent, actor: CaseActor, from: string, to: string, payload: RecordedEvent['payload'], basis = 'b'): void {
    const { region } = eventRow(type);
    const event = {
      ...{ caseId: 'c', seq: this.case.lastSeq + 1, type, region, from, to, basis, payload },
      ...{ actor: actor.name, organisation: actor.organisation, atMs: this.atMs, previous: this.case.lastHash },
    };
    const whole = { ...event, hash: hashOf(this.#hash, event) };
    this.events.push(whole);
    this.case = follow(this.case, whole);
  }
}
