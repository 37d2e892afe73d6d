/** Where a case stands, in the order of its main line; with the word of each language. */
export const CASE_STATES = {
  LEAD: ['线索', 'lead'],
  REVIEWING: ['核查', 'under review'],
  CONFIRMED: ['已确认', 'confirmed'],
  ORDER_DRAFT: ['责令文书起草', 'order being drafted'],
  ORDERED: ['已责令整改', 'ordered to rectify'],
  SERVED: ['已送达', 'served'],
  RECTIFYING: ['整改中', 'rectifying'],
  SUBMITTED: ['已提交整改', 'rectification handed in'],
  RETESTING: ['复测中', 'being retested'],
  RECTIFIED: ['整改合格', 'rectified'],
  OVERDUE: ['逾期未完成', 'overdue'],
  NOTICE_PENDING: ['待通报', 'to be named in a notice'],
  NOTICED: ['已通报', 'named in a notice'],
  DELIST_DRAFT: ['下架拟办', 'delisting being drafted'],
  DELIST_ORDERED: ['已责令下架', 'ordered off the shelves'],
  DELISTED: ['已下架', 'off the shelves'],
  RELIST_APPROVED: ['准予恢复上架', 'may return to the shelves'],
  RELISTED: ['已恢复上架', 'back on the shelves'],
  CLOSED: ['已结案', 'closed'],
  WATCH: ['回头看', 'being looked back at'],
  OBJECTION_REVIEW: ['异议审查', 'objection under review'],
  WITHDRAWN: ['已撤销', 'withdrawn'],
  MERGED: ['已并案', 'merged'],
  TRANSFERRED: ['已移送', 'transferred'],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

export type CaseState = keyof typeof CASE_STATES;

export const isCaseState = (text: string): text is CaseState => Object.hasOwn(CASE_STATES, text);

/** Nothing leads out of these. */
export const ENDED: ReadonlySet<CaseState> = new Set(['WITHDRAWN', 'MERGED', 'TRANSFERRED']);

/** The case asks nothing of anybody now. A watch may come, or a relapse that is a case of its own. */
export const AT_REST: ReadonlySet<CaseState> = new Set([...ENDED, 'CLOSED', 'WATCH']);

/** From here on the fault is established: what came after can be cited in a later case. */
export const BEFORE_CONFIRMATION: ReadonlySet<CaseState> = new Set(['LEAD', 'REVIEWING']);

/** What runs beside the main line, each by itself; `''`: nothing was begun. */
export type PenaltyState =
  | ''
  | 'PENALTY_REFERRED'
  | 'PENALTY_REPORTED'
  | 'PENALTY_PROPOSED'
  | 'PENALTY_NOTIFIED'
  | 'PENALTY_DECIDED'
  | 'PENALTY_EXECUTED'
  | 'PENALTY_DROPPED';
export type AccessState = '' | 'STOP_PROPOSED' | 'STOP_ORDERED' | 'STOPPED' | 'RESTORED' | 'STOP_DROPPED';
export type CreditState = '' | 'LISTING_PROPOSED' | 'LISTED' | 'REMOVAL_PROPOSED' | 'REMOVED' | 'LISTING_DROPPED';

export type Region = 'main' | 'penalty' | 'access' | 'credit';
