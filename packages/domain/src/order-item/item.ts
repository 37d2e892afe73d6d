import type { Step } from '../steps/index.ts';

/** `search-ban`: it stays on the shelf and is not found by searching. */
export const ITEM_KINDS = ['delist', 'relist', 'search-ban'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export const ITEM_STATES = [
  'QUEUED',
  'SENT',
  'DELIVERED',
  'ACKED',
  'OBJECTED',
  'REPORTED_DONE',
  'PROBING',
  'VERIFIED_ABSENT',
  'VERIFIED_LIVE',
  'STILL_LIVE',
  'OVERDUE',
  'ESCALATED',
  'REAPPEARED',
  'WITHDRAWN',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export type ItemEvent =
  /** It left for the store. */
  | 'send'
  /** The store has it: its answer is the proof. */
  | 'receive'
  | 'acknowledge'
  /** The store says that it is carried out. */
  | 'report-done'
  | 'object'
  | 'accept-objection'
  | 'reject-objection'
  /** A look of our own that bears the order out: not there where it must not be, there where it may be again. */
  | 'look-borne-out'
  /** A look of our own that shows the opposite; of the store's own word only when it speaks against itself. */
  | 'look-contrary'
  /** What was due at once was not done within the limit. */
  | 'miss-due'
  | 'escalate'
  | 'withdraw'
  /** The ban is over: a relisting was ordered. */
  | 'release';

export type ItemGuard =
  /** Enough looks in a row, from enough places; the store's own word is none of them. */
  | 'seen-often-enough'
  /** The store had the time that a page needs to follow its shelf. */
  | 'page-had-time'
  /** The objection says that the order is not about this listing; otherwise looking decides. */
  | 'order-misses-listing';

export type ItemEffect =
  | 'poll-store'
  /** Looks begin anew at the head of their schedule. */
  | 'look-anew'
  /** The listing is off the shelf by order. */
  | 'force-off'
  /** It is on the shelf again by order. */
  | 'on-shelf'
  | 'new-round'
  /** The store said done, and it is there. */
  | 'finding-false-report'
  /** It came back under the ban. */
  | 'finding-reappeared'
  | 'tell-overdue'
  | 'tell-escalated'
  | 'tell-objection'
  /** To the store: the order does not hold any more, or what became of its objection. */
  | 'tell-store'
  | 'stop-looking';

type Row = Step<ItemState, ItemEvent, ItemGuard, ItemEffect>;

/** States in which the store owes the listing. */
const OWED = ['QUEUED', 'SENT', 'DELIVERED', 'ACKED', 'STILL_LIVE', 'OVERDUE', 'ESCALATED'] as const satisfies readonly ItemState[];
/** The store said done; looking decides. */
const CLAIMED = ['REPORTED_DONE', 'PROBING'] as const satisfies readonly ItemState[];

const rows = (from: readonly ItemState[], row: Omit<Row, 'from'>): readonly Row[] => from.map((state) => ({ from: state, ...row }));
/** The same event, and the state stays. */
const stays = (from: readonly ItemState[], on: ItemEvent, effects?: readonly ItemEffect[]): readonly Row[] =>
  from.map((state) => ({ from: state, on, to: state, ...(effects === undefined ? {} : { effects }) }));

/** Every step of an item of a delisting. What the store says moves it up to REPORTED_DONE, and no step further. */
export const ORDER_ITEM_STEPS: readonly Row[] = [
  { from: 'QUEUED', on: 'send', to: 'SENT' },
  ...rows(['QUEUED', 'SENT'], { on: 'receive', to: 'DELIVERED', effects: ['poll-store'] }),
  ...stays(['STILL_LIVE', 'OVERDUE', 'ESCALATED'], 'send'),
  ...stays(['STILL_LIVE', 'OVERDUE', 'ESCALATED'], 'receive', ['poll-store']),
  ...rows(['QUEUED', 'SENT', 'DELIVERED'], { on: 'acknowledge', to: 'ACKED', effects: ['poll-store'] }),
  ...stays(['OVERDUE', 'ESCALATED'], 'acknowledge'),
  ...rows(OWED, { on: 'report-done', to: 'REPORTED_DONE', effects: ['look-anew'] }),

  ...rows(['SENT', 'DELIVERED', 'ACKED', 'STILL_LIVE', 'OVERDUE', 'ESCALATED', ...CLAIMED], {
    on: 'object',
    to: 'OBJECTED',
    effects: ['tell-objection'],
  }),
  { from: 'OBJECTED', on: 'accept-objection', when: 'order-misses-listing', to: 'WITHDRAWN', effects: ['stop-looking', 'tell-store'] },
  { from: 'OBJECTED', on: 'accept-objection', to: 'PROBING', effects: ['look-anew', 'tell-store'] },
  { from: 'OBJECTED', on: 'reject-objection', to: 'DELIVERED', effects: ['tell-store', 'poll-store'] },

  ...rows([...OWED, ...CLAIMED], { on: 'look-borne-out', when: 'seen-often-enough', to: 'VERIFIED_ABSENT', effects: ['force-off'] }),
  ...rows(CLAIMED, { on: 'look-borne-out', to: 'PROBING' }),
  ...stays([...OWED, 'OBJECTED', 'VERIFIED_ABSENT'], 'look-borne-out'),

  ...rows(CLAIMED, { on: 'look-contrary', when: 'page-had-time', to: 'STILL_LIVE', effects: ['look-anew', 'finding-false-report'] }),
  ...stays([...OWED, ...CLAIMED, 'OBJECTED'], 'look-contrary'),
  {
    from: 'VERIFIED_ABSENT',
    on: 'look-contrary',
    to: 'REAPPEARED',
    effects: ['stop-looking', 'new-round', 'finding-reappeared'],
  },

  ...rows(['QUEUED', 'SENT', 'DELIVERED', 'ACKED', 'STILL_LIVE'], { on: 'miss-due', to: 'OVERDUE', effects: ['tell-overdue'] }),
  { from: 'OVERDUE', on: 'escalate', to: 'ESCALATED', effects: ['tell-escalated'] },

  ...rows([...OWED, ...CLAIMED, 'OBJECTED', 'VERIFIED_ABSENT'], {
    on: 'withdraw',
    to: 'WITHDRAWN',
    effects: ['stop-looking', 'tell-store'],
  }),
  { from: 'VERIFIED_ABSENT', on: 'release', to: 'VERIFIED_ABSENT', effects: ['stop-looking'] },
];

const LIVE_AGAIN: Readonly<Partial<Record<ItemState, ItemState>>> = { VERIFIED_ABSENT: 'VERIFIED_LIVE' };

/**
 * Every step of an item of a relisting. A store may put it back and need not hurry: that it is not there yet is nothing
 * contrary, nothing is overdue, and what was seen once is on the shelf.
 */
export const RELIST_ITEM_STEPS: readonly Row[] = ORDER_ITEM_STEPS.filter(
  ({ on }) => on !== 'look-contrary' && on !== 'miss-due' && on !== 'escalate' && on !== 'release',
).map((step) => ({
  ...step,
  from: LIVE_AGAIN[step.from] ?? step.from,
  to: LIVE_AGAIN[step.to] ?? step.to,
  ...(step.effects === undefined
    ? {}
    : { effects: step.effects.flatMap((effect) => (effect === 'force-off' ? (['on-shelf', 'stop-looking'] as const) : [effect])) }),
}));

export const stepsOf = (kind: ItemKind): readonly Row[] => (kind === 'relist' ? RELIST_ITEM_STEPS : ORDER_ITEM_STEPS);

const SETTLED: ReadonlySet<ItemState> = new Set(['VERIFIED_ABSENT', 'VERIFIED_LIVE', 'REAPPEARED', 'WITHDRAWN']);

/** Nothing is asked of the store any more; under a ban it is still looked at. */
export const isSettled = (state: ItemState): boolean => SETTLED.has(state);
