import { type CaseState, PENALTY_STEPS, type PenaltyState } from '../case/index.ts';
import { type Step, stepOf } from '../steps/index.ts';

/** Hand-overs between authorities, in every direction. */
export const REFERRAL_KINDS = ['national-delisting', 'penalty', 'territory', 'joint', 'common-notice'] as const;
export type ReferralKind = (typeof REFERRAL_KINDS)[number];

export type ReferralState = 'OFFERED' | 'ACCEPTED' | 'RETURNED' | 'REPORTED_BACK' | 'WITHDRAWN';
export type ReferralEvent = 'accept' | 'return' | 'report' | 'withdraw';

export type ReferralGuard = 'case-stayed';

interface ReferralStep extends Step<ReferralState, ReferralEvent, ReferralGuard> {
  /** Who offered it, or to whom it was offered. */
  readonly by: 'giver' | 'taker';
}

/** Every step of a referral. What went over with its case is not returned: the case is the other authority's by then. */
export const REFERRAL_STEPS: readonly ReferralStep[] = [
  { from: 'OFFERED', on: 'accept', by: 'taker', to: 'ACCEPTED' },
  { from: 'OFFERED', on: 'return', by: 'taker', to: 'RETURNED' },
  { from: 'OFFERED', on: 'withdraw', by: 'giver', to: 'WITHDRAWN' },
  { from: 'ACCEPTED', on: 'return', by: 'taker', when: 'case-stayed', to: 'RETURNED' },
  { from: 'ACCEPTED', on: 'report', by: 'taker', to: 'REPORTED_BACK' },
];

interface KindRow {
  /** Kinds of organisation. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Its case becomes the other's; this one ends as transferred. */
  readonly movesCase: boolean;
  /** A day is set by which the other reports back. */
  readonly hasDueDay: boolean;
  /** Goes to the province in which the operator sits, and to no other. */
  readonly isTerritorial: boolean;
  /** States in which a case may be offered so. */
  readonly states: readonly CaseState[];
  readonly zh: string;
  readonly en: string;
}

const AUTHORITIES = ['ministry', 'province'] as const;
const ESTABLISHED: readonly CaseState[] = [
  'CONFIRMED',
  'ORDER_DRAFT',
  'ORDERED',
  'SERVED',
  'RECTIFYING',
  'SUBMITTED',
  'RETESTING',
  'RECTIFIED',
  'OVERDUE',
  'NOTICE_PENDING',
  'NOTICED',
  'DELIST_DRAFT',
  'DELIST_ORDERED',
  'DELISTED',
  'RELIST_APPROVED',
  'RELISTED',
  'CLOSED',
  'WATCH',
];
const RUNNING = ESTABLISHED.filter((state) => state !== 'CLOSED' && state !== 'WATCH');

/** What each kind is. A province hands up what only the ministry can do in the whole country; a firm's 属地 punishes it. */
export const REFERRAL_ROWS: Readonly<Record<ReferralKind, KindRow>> = {
  'national-delisting': {
    from: ['province'],
    to: ['ministry'],
    movesCase: true,
    hasDueDay: false,
    isTerritorial: false,
    states: ['NOTICED', 'DELIST_DRAFT', 'DELIST_ORDERED', 'DELISTED'],
    zh: '提请全国下架',
    en: 'national delisting',
  },
  penalty: {
    from: AUTHORITIES,
    to: ['province'],
    movesCase: false,
    hasDueDay: true,
    isTerritorial: true,
    states: ESTABLISHED,
    zh: '移送行政处罚',
    en: 'administrative penalty',
  },
  territory: {
    from: AUTHORITIES,
    to: ['province'],
    movesCase: true,
    hasDueDay: false,
    isTerritorial: true,
    states: ['LEAD', 'REVIEWING', ...RUNNING],
    zh: '属地移送',
    en: 'transfer to the territory',
  },
  joint: {
    from: AUTHORITIES,
    to: AUTHORITIES,
    movesCase: false,
    hasDueDay: false,
    isTerritorial: false,
    states: ['LEAD', 'REVIEWING', ...ESTABLISHED],
    zh: '联合办理',
    en: 'joint handling',
  },
  'common-notice': {
    from: ['province'],
    to: ['ministry'],
    movesCase: false,
    hasDueDay: false,
    isTerritorial: false,
    states: ['OVERDUE', 'NOTICE_PENDING'],
    zh: '汇总上报通报',
    en: 'list for the common notice',
  },
};

export type ReferralFault =
  | 'same-organisation'
  | 'wrong-direction'
  | 'not-the-territory'
  | 'case-not-ready'
  | 'penalty-begun'
  | 'already-offered'
  | 'day-missing'
  | 'day-not-wanted';

interface Party {
  readonly id: string;
  readonly kind: string;
  /** Code; null: the ministry. */
  readonly province: string | null;
}

/** What an offer asks of the case. */
export interface OfferedCase {
  readonly state: CaseState;
  readonly penalty: PenaltyState;
  /** 属地 of the operator; null where nobody knows it: the reason of the offer says then why it is that province. */
  readonly territory: string | null;
  /** Offers of it that were neither returned nor taken back. */
  readonly offered: readonly { readonly kind: ReferralKind; readonly to: string }[];
}

/** Why a case cannot be offered so; undefined when it can. */
export function offerFault(kind: ReferralKind, from: Party, to: Party, of: OfferedCase, hasDueDay: boolean): ReferralFault | undefined {
  const row = REFERRAL_ROWS[kind];
  const fault = directionFault(kind, from, to, of.territory) ?? standingFault(kind, of);
  if (fault !== undefined) return fault;
  if (isTaken(kind, to, of)) return 'already-offered';
  if (row.hasDueDay && !hasDueDay) return 'day-missing';
  return hasDueDay && !row.hasDueDay ? 'day-not-wanted' : undefined;
}

/** It never goes there, whatever becomes of the case. */
function directionFault(kind: ReferralKind, from: Party, to: Party, territory: string | null): ReferralFault | undefined {
  const row = REFERRAL_ROWS[kind];
  if (from.id === to.id) return 'same-organisation';
  if (!row.from.includes(from.kind) || !row.to.includes(to.kind)) return 'wrong-direction';
  return row.isTerritorial && territory !== null && to.province !== territory ? 'not-the-territory' : undefined;
}

/** It goes nowhere as the case stands. */
function standingFault(kind: ReferralKind, { state, penalty }: OfferedCase): ReferralFault | undefined {
  if (!REFERRAL_ROWS[kind].states.includes(state)) return 'case-not-ready';
  return kind === 'penalty' && !PENALTY_STEPS.some(({ on, from }) => on === 'refer-penalty' && from === penalty)
    ? 'penalty-begun'
    : undefined;
}

const isTaken = (kind: ReferralKind, to: Party, { offered }: OfferedCase): boolean =>
  offered.some((one) => one.kind === kind && one.to === to.id);

/** A kind in which a case may be offered, and to whom. */
export interface OfferableReferral<A> {
  readonly kind: ReferralKind;
  /** The case stands so that it may be offered, and there is somebody who was not asked yet. */
  readonly isNow: boolean;
  readonly hasDueDay: boolean;
  readonly movesCase: boolean;
  /** It is for the 属地, and nobody knows where that is: the reason has to say why it is the one that is picked. */
  readonly isTerritoryUnknown: boolean;
  readonly to: readonly (A & { readonly isTaken: boolean })[];
}

/** How an authority may offer a case of its own, and to which of the others. */
export function offerableReferrals<A extends Party>(from: A, authorities: readonly A[], of: OfferedCase): readonly OfferableReferral<A>[] {
  return REFERRAL_KINDS.map((kind) => {
    const { hasDueDay, movesCase, isTerritorial } = REFERRAL_ROWS[kind];
    const to = authorities
      .filter((one) => directionFault(kind, from, one, of.territory) === undefined)
      .map((one) => ({ ...one, isTaken: isTaken(kind, one, of) }));
    return {
      kind,
      isNow: standingFault(kind, of) === undefined && to.some((one) => !one.isTaken),
      ...{ hasDueDay, movesCase, isTerritoryUnknown: isTerritorial && of.territory === null, to },
    };
  }).filter(({ to }) => to.length > 0);
}

export type ReferralOutcome =
  | { readonly ok: true; readonly state: ReferralState }
  | { readonly ok: false; readonly reason: 'no-such-step' | 'wrong-authority' | 'case-moved' };

/** Takes a referral one step on. */
export function advanceReferral(state: ReferralState, on: ReferralEvent, by: ReferralStep['by'], kind: ReferralKind): ReferralOutcome {
  const rows = REFERRAL_STEPS.filter((step) => step.from === state && step.on === on);
  if (rows.length === 0) return { ok: false, reason: 'no-such-step' };
  if (rows.every((step) => step.by !== by)) return { ok: false, reason: 'wrong-authority' };
  const step = stepOf(REFERRAL_STEPS, state, on, () => !REFERRAL_ROWS[kind].movesCase);
  return step === undefined ? { ok: false, reason: 'case-moved' } : { ok: true, state: step.to };
}
