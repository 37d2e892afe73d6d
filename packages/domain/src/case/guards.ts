import type { Case } from './history.ts';
import { AT_REST, BEFORE_CONFIRMATION, type CaseState, ENDED } from './states.ts';

/** A finding of the case, as guards look at it. */
export interface CaseFinding {
  readonly id: string;
  readonly clause: string;
  /** A person has confirmed it and nobody took that back. */
  readonly isConfirmed: boolean;
  /** Persons who confirmed it in its running round. */
  readonly confirmedBy: readonly string[];
  /** Files of proof whose bytes are there. */
  readonly evidence: number;
  /** As the last retest of this case left it. */
  readonly outcome: 'OPEN' | 'FIXED' | 'PERSISTS' | 'NOT_TESTED' | 'DROPPED';
}

/** What the guards look at besides the case's own history; read in the transaction of the event. */
export interface CaseFacts {
  readonly findings: readonly CaseFinding[];
  readonly hasComplaint: boolean;
  /** Of the time to rectify, or after a notice: `open` while one runs, `over` when the last has run out. */
  readonly deadline: 'none' | 'open' | 'over';
  /** The order that the payload names is issued, and about this case. */
  readonly hasIssuedOrder: boolean;
  /** The service that the payload names is proven, and of an order about this case. */
  readonly hasProofOfService: boolean;
  /** The notice that the payload names is frozen, and this case stands in it. */
  readonly hasFrozenRow: boolean;
  /** Of what the payload cites: earlier cases of this operator or subject that were confirmed, and findings or records of evasion. */
  readonly citable: { readonly cases: readonly string[]; readonly evasion: readonly string[] };
  /** Items of delisting orders that are not withdrawn, and those of them that a probe has seen absent. */
  readonly items: { readonly ordered: number; readonly absent: number };
  readonly noRelistUntilMs: number | null;
  /** State of the case that this one shall be merged into; null: no such case of this authority. */
  readonly mergeTarget: CaseState | null;
  /** The referral that the payload names was accepted. */
  readonly hasAcceptedReferral: boolean;
  /** The handler that the payload names is a person at work in the authority. */
  readonly isHandlerOfAuthority: boolean;
  /** Organisations that may act in it: whose it is, and those it was handed to for a part. */
  readonly authorities: readonly string[];
}

export type CaseGuard =
  | 'has-ground'
  | 'has-confirmed-findings'
  | 'evidence-complete'
  | 'not-confirmed-before'
  | 'two-reviewers'
  | 'order-issued'
  | 'service-proven'
  | 'deadline-set'
  | 'deadline-open'
  | 'deadline-over'
  | 'all-fixed'
  | 'noticed-and-open'
  | 'noticed'
  | 'not-noticed'
  | 'row-frozen'
  | 'cites-ground'
  | 'published-or-cites-ground'
  | 'all-absent'
  | 'some-item-not-absent'
  | 'relisting-period-over'
  | 'extension-asked'
  | 'served'
  | 'merge-target-open'
  | 'handler-of-authority'
  | 'referral-accepted'
  | 'fault-established'
  | 'still-its-own'
  | 'upheld'
  | `came-from:${CaseState}`;

/** What is about to happen. */
export interface Attempt {
  /** `person:<id>`, `token:<id>`, `system:<part>`. */
  readonly actor: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

type Holds = (of: Case, facts: CaseFacts, attempt: Attempt) => boolean;

const open = (facts: CaseFacts) => facts.findings.filter(({ outcome }) => outcome !== 'DROPPED');

/** Ids that a payload lists under a name; what is no text is none. */
export const listed = (payload: Readonly<Record<string, unknown>>, name: string): readonly string[] => {
  const value = payload[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
};

/** Nothing may be cited that is not there. */
function citesGround({ citable }: CaseFacts, payload: Attempt['payload']): boolean {
  const [cases, evasion] = [listed(payload, 'cases'), listed(payload, 'evasion')];
  const areThere = cases.every((one) => citable.cases.includes(one)) && evasion.every((one) => citable.evasion.includes(one));
  return cases.length + evasion.length > 0 && areThere;
}

const GUARDS: Readonly<Record<Exclude<CaseGuard, `came-from:${string}`>, Holds>> = {
  'has-ground': (_, facts) => facts.findings.length > 0 || facts.hasComplaint,
  'has-confirmed-findings': (_, facts) => open(facts).length > 0 && open(facts).every(({ isConfirmed }) => isConfirmed),
  'evidence-complete': (_, facts) =>
    open(facts).every(({ clause }) => open(facts).some((one) => one.clause === clause && one.evidence > 0)),
  'not-confirmed-before': (of, _, { actor }) => !of.confirmers.includes(actor),
  'two-reviewers': (of, facts, { actor }) =>
    open(facts).every(({ confirmedBy }) => new Set([...confirmedBy, ...of.confirmers, actor]).size >= 2),
  'order-issued': (_, facts) => facts.hasIssuedOrder,
  'service-proven': (_, facts) => facts.hasProofOfService,
  'deadline-set': (_, facts) => facts.deadline !== 'none',
  'deadline-open': (_, facts) => facts.deadline === 'open',
  'deadline-over': (_, facts) => facts.deadline === 'over',
  'all-fixed': (_, facts) => open(facts).length > 0 && open(facts).every(({ outcome }) => outcome === 'FIXED'),
  'noticed-and-open': (of, facts) => of.noticedAtMs !== null && facts.deadline === 'open',
  'not-noticed': (of) => of.noticedAtMs === null,
  noticed: (of) => of.noticedAtMs !== null,
  'row-frozen': (_, facts) => facts.hasFrozenRow,
  'cites-ground': (_, facts, { payload }) => citesGround(facts, payload),
  'published-or-cites-ground': (of) => of.noticedAtMs !== null || of.grounds.length > 0,
  'all-absent': (_, { items }) => items.ordered > 0 && items.absent === items.ordered,
  'some-item-not-absent': (_, { items }) => items.absent < items.ordered,
  'relisting-period-over': (_, facts, { atMs }) => facts.noRelistUntilMs === null || facts.noRelistUntilMs <= atMs,
  'extension-asked': (of) => of.isExtensionAsked,
  served: (of) => of.servedAtMs !== null,
  'merge-target-open': (_, { mergeTarget }) => mergeTarget !== null && !AT_REST.has(mergeTarget),
  'handler-of-authority': (_, facts) => facts.isHandlerOfAuthority,
  'referral-accepted': (_, facts) => facts.hasAcceptedReferral,
  'fault-established': (of) => of.confirmedAtMs !== null && !BEFORE_CONFIRMATION.has(of.state),
  'still-its-own': (of) => !ENDED.has(of.state),
  upheld: (_, __, { payload }) => payload['decision'] === 'upheld',
};

const CAME_FROM = 'came-from:';

export const holds = (guard: CaseGuard, of: Case, facts: CaseFacts, attempt: Attempt): boolean =>
  guard.startsWith(CAME_FROM) ? of.returnsTo === guard.slice(CAME_FROM.length) : GUARDS[guard as keyof typeof GUARDS](of, facts, attempt);
