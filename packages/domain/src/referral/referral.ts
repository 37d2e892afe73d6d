import type { CaseState } from '../case/index.ts';
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
    states: ['NOTICED', 'DELIST_DRAFT', 'DELIST_ORDERED', 'DELISTED'],
    zh: '提请全国下架',
    en: 'national delisting',
  },
  penalty: {
    from: AUTHORITIES,
    to: ['province'],
    movesCase: false,
    hasDueDay: true,
    states: ESTABLISHED,
    zh: '移送行政处罚',
    en: 'administrative penalty',
  },
  territory: {
    from: AUTHORITIES,
    to: ['province'],
    movesCase: true,
    hasDueDay: false,
    states: ['LEAD', 'REVIEWING', ...RUNNING],
    zh: '属地移送',
    en: 'transfer to the territory',
  },
  joint: {
    from: AUTHORITIES,
    to: AUTHORITIES,
    movesCase: false,
    hasDueDay: false,
    states: ['LEAD', 'REVIEWING', ...ESTABLISHED],
    zh: '联合办理',
    en: 'joint handling',
  },
  'common-notice': {
    from: ['province'],
    to: ['ministry'],
    movesCase: false,
    hasDueDay: false,
    states: ['OVERDUE', 'NOTICE_PENDING'],
    zh: '汇总上报通报',
    en: 'list for the common notice',
  },
};

export type ReferralFault = 'same-organisation' | 'wrong-direction' | 'case-not-ready' | 'day-missing' | 'day-not-wanted';

/** Why a case cannot be offered so; undefined when it can. */
export function offerFault(
  kind: ReferralKind,
  from: { readonly id: string; readonly kind: string },
  to: { readonly id: string; readonly kind: string },
  state: CaseState,
  hasDueDay: boolean,
): ReferralFault | undefined {
  const row = REFERRAL_ROWS[kind];
  if (from.id === to.id) return 'same-organisation';
  if (!row.from.includes(from.kind) || !row.to.includes(to.kind)) return 'wrong-direction';
  if (!row.states.includes(state)) return 'case-not-ready';
  if (row.hasDueDay && !hasDueDay) return 'day-missing';
  return hasDueDay && !row.hasDueDay ? 'day-not-wanted' : undefined;
}

export interface ReferralOffer<A> {
  readonly kind: ReferralKind;
  /** The case is at a stage to be offered so. */
  readonly isNow: boolean;
  readonly hasDueDay: boolean;
  readonly movesCase: boolean;
  readonly to: readonly A[];
}

/** How an authority may offer a case of its own, and to which of the others. */
export function referralOffers<A extends { readonly id: string; readonly kind: string }>(
  from: A,
  authorities: readonly A[],
  state: CaseState,
): readonly ReferralOffer<A>[] {
  return REFERRAL_KINDS.filter((kind) => REFERRAL_ROWS[kind].from.includes(from.kind)).map((kind) => {
    const { states, hasDueDay, movesCase, to } = REFERRAL_ROWS[kind];
    return {
      kind,
      isNow: states.includes(state),
      hasDueDay,
      movesCase,
      to: authorities.filter((one) => one.id !== from.id && to.includes(one.kind)),
    };
  });
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
