import type { Step } from '../steps/index.ts';
import type { CaseEvent } from './events.ts';
import type { CaseGuard } from './guards.ts';
import type { AccessState, CaseState, CreditState, PenaltyState } from './states.ts';

/** What is done in the transaction of the step. */
export type CaseEffect =
  /** 案号: from here on the case exists on paper. */
  | 'take-number'
  | 'set-handler'
  /** 属地: where the firm was said to be, or has gone. */
  | 'set-territory'
  | 'hold-evidence'
  | 'meet-deadlines'
  | 'cancel-deadlines'
  /** It may go back to the shelves at any time. */
  | 'lift-ban'
  | 'take-over-findings';

export interface CaseStep<State extends string = CaseState> extends Step<State, CaseEvent, CaseGuard, CaseEffect> {
  /** What must hold besides; the first that does not is the reason of the refusal. `when` only chooses between rows. */
  readonly needs?: readonly CaseGuard[];
}

/** Firms see what was served on them, and may object from then on. */
const OBJECTABLE: readonly CaseState[] = [
  'SERVED',
  'RECTIFYING',
  'SUBMITTED',
  'RETESTING',
  'OVERDUE',
  'NOTICE_PENDING',
  'NOTICED',
  'DELIST_DRAFT',
  'DELIST_ORDERED',
  'DELISTED',
];

/** Cases that are neither ended nor at rest. */
const OPEN: readonly CaseState[] = [
  'LEAD',
  'REVIEWING',
  'CONFIRMED',
  'ORDER_DRAFT',
  'ORDERED',
  'RELIST_APPROVED',
  'RELISTED',
  'RECTIFIED',
  'OBJECTION_REVIEW',
  ...OBJECTABLE,
];

/** What has been delisted is not merged into another case: its items hang on it. */
const MERGEABLE = OPEN.filter(
  (state) => !['DELIST_ORDERED', 'DELISTED', 'RELIST_APPROVED', 'RELISTED', 'OBJECTION_REVIEW'].includes(state),
);
/** An order that was issued is taken back by another document. */
const RECALLABLE: readonly CaseState[] = ['ORDERED', 'SERVED', 'RECTIFYING'];
const EXTENDABLE: readonly CaseState[] = ['RECTIFYING', 'NOTICED'];

/** Where a case goes whose notice was withdrawn, or corrected to name it no more. Orders that were issued are taken back by documents. */
const RECALLED: readonly (readonly [from: CaseState, to: CaseState])[] = [
  ['NOTICED', 'OVERDUE'],
  ['DELIST_DRAFT', 'OVERDUE'],
  ['SUBMITTED', 'SUBMITTED'],
  ['RETESTING', 'RETESTING'],
  ['OBJECTION_REVIEW', 'OBJECTION_REVIEW'],
];

/**
 * The law of a case: every step it can take. What is not here cannot happen.
 *
 * Rows of one state and event are tried from top to bottom: the first whose `when` holds is the step, and its `needs` must hold.
 * @source platform.md §2, C2; 工信部信管〔2020〕164号 (处置措施); 2021-05-13 通报 (直接下架)
 */
export const CASE_STEPS: readonly CaseStep[] = [
  { from: 'LEAD', on: 'add-findings', to: 'LEAD' },
  { from: 'LEAD', on: 'accept', needs: ['has-ground'], to: 'REVIEWING' },
  { from: 'LEAD', on: 'dismiss', to: 'WITHDRAWN' },
  { from: 'REVIEWING', on: 'add-findings', to: 'REVIEWING' },
  { from: 'REVIEWING', on: 'dismiss', to: 'WITHDRAWN' },
  {
    from: 'REVIEWING',
    on: 'confirm',
    when: 'two-reviewers',
    needs: ['has-confirmed-findings', 'evidence-complete', 'not-confirmed-before'],
    to: 'CONFIRMED',
    effects: ['take-number', 'hold-evidence'],
  },
  {
    from: 'REVIEWING',
    on: 'confirm',
    needs: ['has-confirmed-findings', 'evidence-complete', 'not-confirmed-before'],
    to: 'REVIEWING',
  },

  { from: 'CONFIRMED', on: 'draft-order', to: 'ORDER_DRAFT' },
  { from: 'ORDER_DRAFT', on: 'drop-order', to: 'CONFIRMED' },
  { from: 'ORDER_DRAFT', on: 'issue-order', needs: ['order-issued'], to: 'ORDERED' },
  { from: 'ORDERED', on: 'serve', needs: ['service-proven'], to: 'SERVED' },
  { from: 'SERVED', on: 'deadline-passed', needs: ['deadline-over'], to: 'OVERDUE' },
  { from: 'SERVED', on: 'begin-rectifying', needs: ['deadline-set'], to: 'RECTIFYING' },

  { from: 'RECTIFYING', on: 'submit', to: 'SUBMITTED' },
  { from: 'RECTIFYING', on: 'deadline-passed', needs: ['deadline-over'], to: 'OVERDUE' },
  { from: 'OVERDUE', on: 'late-submit', to: 'SUBMITTED' },
  { from: 'OVERDUE', on: 'prepare-notice', to: 'NOTICE_PENDING' },
  { from: 'SUBMITTED', on: 'deadline-passed', to: 'SUBMITTED' },
  { from: 'SUBMITTED', on: 'begin-retest', to: 'RETESTING' },
  ...after('SUBMITTED', 'refuse-submission'),
  { from: 'RETESTING', on: 'deadline-passed', to: 'RETESTING' },
  { from: 'RETESTING', on: 'retest-passed', needs: ['all-fixed'], to: 'RECTIFIED', effects: ['meet-deadlines'] },
  ...after('RETESTING', 'retest-failed'),
  { from: 'RECTIFIED', on: 'close', to: 'CLOSED' },

  { from: 'NOTICE_PENDING', on: 'drop-notice', to: 'OVERDUE' },
  // told as overdue: what an overdue case takes, it takes too; a notice that was frozen before names it all the same,
  // handed in, being retested, or overdue again because it was not taken
  { from: 'NOTICE_PENDING', on: 'late-submit', to: 'SUBMITTED' },
  { from: 'SUBMITTED', on: 'publish-notice', needs: ['not-noticed', 'row-frozen'], to: 'SUBMITTED' },
  { from: 'RETESTING', on: 'publish-notice', needs: ['not-noticed', 'row-frozen'], to: 'RETESTING' },
  { from: 'OVERDUE', on: 'publish-notice', needs: ['not-noticed', 'row-frozen'], to: 'NOTICED' },
  { from: 'NOTICE_PENDING', on: 'publish-notice', needs: ['row-frozen'], to: 'NOTICED' },
  { from: 'NOTICED', on: 'submit', to: 'SUBMITTED' },
  { from: 'NOTICED', on: 'deadline-passed', needs: ['deadline-over'], to: 'DELIST_DRAFT' },

  // what is not published any more carries nothing: the time after it ends, and what was handed in is judged without it
  ...RECALLED.map(([from, to]): CaseStep => ({ from, on: 'recall-notice', needs: ['noticed'], to, effects: ['cancel-deadlines'] })),

  // the direct way, for those who did it before or hid it
  { from: 'CONFIRMED', on: 'draft-delisting', needs: ['cites-ground'], to: 'DELIST_DRAFT' },
  { from: 'DELIST_DRAFT', on: 'drop-delisting', needs: ['not-noticed'], to: 'CONFIRMED' },
  { from: 'DELIST_DRAFT', on: 'late-submit', needs: ['noticed'], to: 'SUBMITTED' },
  { from: 'DELIST_DRAFT', on: 'order-delisting', needs: ['published-or-cites-ground', 'order-issued'], to: 'DELIST_ORDERED' },
  { from: 'DELIST_ORDERED', on: 'serve', needs: ['service-proven'], to: 'DELIST_ORDERED' },
  { from: 'DELIST_ORDERED', on: 'verify-absent', needs: ['all-absent'], to: 'DELISTED' },
  { from: 'DELISTED', on: 'serve', needs: ['service-proven'], to: 'DELISTED' },
  { from: 'DELISTED', on: 'found-on-shelf', needs: ['some-item-not-absent'], to: 'DELIST_ORDERED' },
  { from: 'DELISTED', on: 'submit', to: 'DELISTED' },
  { from: 'DELISTED', on: 'begin-retest', to: 'DELISTED' },
  { from: 'DELISTED', on: 'refuse-submission', to: 'DELISTED' },
  { from: 'DELISTED', on: 'retest-passed', needs: ['all-fixed'], to: 'DELISTED' },
  { from: 'DELISTED', on: 'retest-failed', to: 'DELISTED' },
  { from: 'DELISTED', on: 'approve-relisting', needs: ['relisting-period-over', 'all-fixed'], to: 'RELIST_APPROVED' },
  { from: 'RELIST_APPROVED', on: 'relist', needs: ['order-issued'], to: 'RELISTED' },
  { from: 'RELISTED', on: 'close', to: 'CLOSED' },

  { from: 'CLOSED', on: 'watch', to: 'WATCH' },
  { from: 'CLOSED', on: 'relapse', to: 'CLOSED' },
  { from: 'WATCH', on: 'watch-passed', to: 'CLOSED' },
  { from: 'WATCH', on: 'relapse', to: 'CLOSED' },

  ...EXTENDABLE.flatMap((state): CaseStep[] => [
    { from: state, on: 'ask-extension', needs: ['deadline-open'], to: state },
    { from: state, on: 'extend-deadline', needs: ['deadline-open'], to: state },
    { from: state, on: 'refuse-extension', needs: ['extension-asked'], to: state },
  ]),

  ...RECALLABLE.map((state): CaseStep => ({ from: state, on: 'recall-order', to: 'CONFIRMED', effects: ['cancel-deadlines'] })),
  { from: 'DELIST_ORDERED', on: 'recall-order', to: 'DELIST_DRAFT' },
  { from: 'DELISTED', on: 'recall-order', to: 'DELIST_DRAFT', effects: ['cancel-deadlines', 'lift-ban'] },

  // an objection does not stop the clock: what runs out meanwhile changes where the case returns to
  // and nobody decides on an objection to what they confirmed themselves
  {
    from: 'OBJECTION_REVIEW',
    on: 'decide-objection',
    when: 'upheld',
    needs: ['not-confirmed-before'],
    to: 'WITHDRAWN',
    effects: ['cancel-deadlines'],
  },
  ...OBJECTABLE.flatMap((state): CaseStep[] => [
    { from: state, on: 'object', needs: ['served'], to: 'OBJECTION_REVIEW' },
    { from: 'OBJECTION_REVIEW', on: 'decide-objection', when: `came-from:${state}`, needs: ['not-confirmed-before'], to: state },
  ]),
  { from: 'OBJECTION_REVIEW', on: 'deadline-passed', needs: ['deadline-over'], to: 'OBJECTION_REVIEW' },

  ...OPEN.map((state): CaseStep => ({ from: state, on: 'assign', needs: ['handler-of-authority'], to: state, effects: ['set-handler'] })),
  ...OPEN.map((state): CaseStep => ({ from: state, on: 'move-territory', to: state, effects: ['set-territory'] })),
  ...OPEN.map((state): CaseStep => ({ from: state, on: 'withdraw', to: 'WITHDRAWN', effects: ['cancel-deadlines'] })),
  ...MERGEABLE.map(
    (state): CaseStep => ({
      from: state,
      on: 'merge',
      needs: ['merge-target-open'],
      to: 'MERGED',
      effects: ['cancel-deadlines', 'take-over-findings'],
    }),
  ),
  ...OPEN.map(
    (state): CaseStep => ({ from: state, on: 'transfer', needs: ['referral-accepted'], to: 'TRANSFERRED', effects: ['cancel-deadlines'] }),
  ),
];

/** Where a case goes that a submission has not helped: back while time runs, on when it is over; after a notice towards delisting. */
function after(from: CaseState, on: 'refuse-submission' | 'retest-failed'): readonly CaseStep[] {
  const noticed: readonly CaseStep[] =
    on === 'retest-failed'
      ? [{ from, on, when: 'noticed', to: 'DELIST_DRAFT' }]
      : [
          { from, on, when: 'noticed-and-open', to: 'NOTICED' },
          { from, on, when: 'noticed', to: 'DELIST_DRAFT' },
        ];
  return [...noticed, { from, on, when: 'deadline-open', to: 'RECTIFYING' }, { from, on, to: 'OVERDUE' }];
}

const BEGINS = ['fault-established', 'still-its-own'] as const;

const ENDED_PENALTIES: readonly PenaltyState[] = ['PENALTY_DECIDED', 'PENALTY_EXECUTED', 'PENALTY_DROPPED'];

/** 行政处罚, by this authority or, referred, by the one of the operator's 属地. */
export const PENALTY_STEPS: readonly CaseStep<PenaltyState>[] = [
  { from: '', on: 'refer-penalty', needs: BEGINS, to: 'PENALTY_REFERRED' },
  { from: 'PENALTY_REFERRED', on: 'return-penalty', to: '' },
  { from: 'PENALTY_REFERRED', on: 'report-penalty', to: 'PENALTY_REPORTED' },
  // what was referred is proposed, announced and decided by whom it was referred to, who reports what came of it
  { from: 'PENALTY_REFERRED', on: 'propose-penalty', to: 'PENALTY_PROPOSED' },
  { from: '', on: 'propose-penalty', needs: BEGINS, to: 'PENALTY_PROPOSED' },
  { from: 'PENALTY_PROPOSED', on: 'notify-penalty', needs: ['order-issued'], to: 'PENALTY_NOTIFIED' },
  { from: 'PENALTY_NOTIFIED', on: 'decide-penalty', to: 'PENALTY_DECIDED' },
  { from: 'PENALTY_DECIDED', on: 'execute-penalty', to: 'PENALTY_EXECUTED' },
  { from: 'PENALTY_PROPOSED', on: 'drop-penalty', to: 'PENALTY_DROPPED' },
  { from: 'PENALTY_NOTIFIED', on: 'drop-penalty', to: 'PENALTY_DROPPED' },
  ...ENDED_PENALTIES.map(
    (state): CaseStep<PenaltyState> => ({ from: state, on: 'report-penalty', needs: ['referral-accepted'], to: state }),
  ),
];

/** 停止接入. */
export const ACCESS_STEPS: readonly CaseStep<AccessState>[] = [
  { from: '', on: 'propose-stop', needs: BEGINS, to: 'STOP_PROPOSED' },
  { from: 'STOP_PROPOSED', on: 'order-stop', needs: ['order-issued'], to: 'STOP_ORDERED' },
  { from: 'STOP_PROPOSED', on: 'drop-stop', to: 'STOP_DROPPED' },
  { from: 'STOP_ORDERED', on: 'verify-stop', to: 'STOPPED' },
  // the proposal stands: another document may follow, or none
  { from: 'STOP_ORDERED', on: 'recall-stop', to: 'STOP_PROPOSED' },
  { from: 'STOPPED', on: 'recall-stop', to: 'STOP_PROPOSED' },
  { from: 'STOP_ORDERED', on: 'restore-access', to: 'RESTORED' },
  { from: 'STOPPED', on: 'restore-access', to: 'RESTORED' },
];

/** 信用管理: 不良名单, 失信名单. */
export const CREDIT_STEPS: readonly CaseStep<CreditState>[] = [
  { from: '', on: 'propose-listing', needs: BEGINS, to: 'LISTING_PROPOSED' },
  { from: 'LISTING_PROPOSED', on: 'list-credit', to: 'LISTED' },
  { from: 'LISTING_PROPOSED', on: 'drop-listing', to: 'LISTING_DROPPED' },
  { from: 'LISTED', on: 'propose-removal', to: 'REMOVAL_PROPOSED' },
  { from: 'REMOVAL_PROPOSED', on: 'remove-credit', to: 'REMOVED' },
  { from: 'REMOVAL_PROPOSED', on: 'keep-listed', to: 'LISTED' },
];

/** States whose cases are still being worked on, for those who list them. */
export const OPEN_STATES: readonly CaseState[] = OPEN;
