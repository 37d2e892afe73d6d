import type { Permission } from '../access/permissions.ts';
import type { Region } from './states.ts';

/**
 * `authority`: a person of an authority whose case it is; `firm`: one who acts for the operator; `system`: a named part of the
 * platform. Stores object to the items of an order and not to the case.
 */
export type Party = 'authority' | 'firm' | 'system';

interface EventRow {
  readonly region: Region;
  readonly by: readonly Party[];
  /** What a person must hold. */
  readonly permission: Permission | null;
  /** Members of the payload without which the event means nothing. */
  readonly payload: readonly string[];
  readonly zh: string;
  readonly en: string;
}

const row =
  (region: Region) =>
  (by: readonly Party[], permission: Permission | null, payload: readonly string[], zh: string, en: string): EventRow => ({
    region,
    by,
    permission,
    payload,
    zh,
    en,
  });
const main = row('main');
const penalty = row('penalty');
const access = row('access');
const credit = row('credit');

const AUTHORITY = ['authority'] as const;
const SYSTEM = ['system'] as const;
const EITHER = ['authority', 'system'] as const;

/** Every event of a case: whose it is, the right it takes, what it must name. */
export const CASE_EVENTS = {
  open: main(EITHER, 'case.open', [], '建立线索', 'opened'),
  'add-findings': main(AUTHORITY, 'case.handle', ['findings'], '补充问题', 'findings added'),
  assign: main(AUTHORITY, 'case.handle', ['handler'], '指定承办人', 'handler named'),
  accept: main(AUTHORITY, 'case.handle', [], '受理', 'taken up'),
  confirm: main(AUTHORITY, 'case.confirm', [], '确认', 'confirmed'),
  dismiss: main(AUTHORITY, 'case.confirm', ['reason'], '不予立案', 'dismissed'),
  'draft-order': main(AUTHORITY, 'order.draft', ['order'], '起草责令文书', 'order drafted'),
  'drop-order': main(AUTHORITY, 'order.draft', ['reason'], '撤回文书草稿', 'draft of the order given up'),
  'issue-order': main(AUTHORITY, 'order.issue', ['order'], '签发责令文书', 'order issued'),
  'recall-order': main(AUTHORITY, 'order.issue', ['order', 'reason'], '撤回已签发文书', 'issued order taken back'),
  serve: main(EITHER, 'order.serve', ['service'], '送达', 'served'),
  'begin-rectifying': main(EITHER, 'order.serve', [], '整改期限起算', 'time to rectify begins'),
  submit: main(['firm'], 'submission.create', ['submission'], '提交整改', 'rectification handed in'),
  'late-submit': main(['firm'], 'submission.create', ['submission'], '逾期提交整改', 'rectification handed in late'),
  'refuse-submission': main(EITHER, 'submission.review', ['submission', 'reason'], '整改材料不予受理', 'rectification not taken'),
  'begin-retest': main(EITHER, 'submission.review', ['submission'], '开始复测', 'retest begun'),
  'retest-passed': main(AUTHORITY, 'submission.review', ['submission'], '复测合格', 'retest passed'),
  'retest-failed': main(AUTHORITY, 'submission.review', ['submission'], '复测不合格', 'retest failed'),
  'deadline-passed': main(SYSTEM, null, ['deadline'], '期限届满', 'deadline passed'),
  'ask-extension': main(['firm'], 'case.object', ['reason'], '申请延期', 'extension asked for'),
  'extend-deadline': main(AUTHORITY, 'deadline.extend', ['document'], '准予延期', 'deadline extended'),
  'refuse-extension': main(AUTHORITY, 'deadline.extend', ['reason'], '不予延期', 'extension refused'),
  'prepare-notice': main(AUTHORITY, 'notice.draft', ['notice'], '拟通报', 'put into a notice'),
  'drop-notice': main(AUTHORITY, 'notice.draft', ['reason'], '移出拟通报名单', 'taken out of the notice'),
  'publish-notice': main(EITHER, 'notice.publish', ['notice'], '公开通报', 'named in public'),
  'recall-notice': main(AUTHORITY, 'notice.publish', ['notice', 'reason'], '撤回通报', 'notice taken back'),
  'draft-delisting': main(AUTHORITY, 'order.draft', [], '直接下架拟办', 'direct delisting drafted'),
  'drop-delisting': main(AUTHORITY, 'case.decide', ['reason'], '撤回直接下架拟办', 'direct delisting given up'),
  'order-delisting': main(AUTHORITY, 'order.issue', ['order'], '责令下架', 'delisting ordered'),
  'verify-absent': main(SYSTEM, null, [], '核验全部下架', 'verified off every shelf'),
  'found-on-shelf': main(SYSTEM, null, ['item'], '发现仍在架', 'found on a shelf'),
  'approve-relisting': main(AUTHORITY, 'relisting.approve', ['application'], '准予恢复上架', 'relisting approved'),
  relist: main(AUTHORITY, 'order.issue', ['order'], '责令恢复上架', 'relisting ordered'),
  close: main(EITHER, 'case.decide', [], '结案', 'closed'),
  watch: main(EITHER, 'watch.manage', [], '列入回头看', 'put under watch'),
  'watch-passed': main(EITHER, 'watch.manage', [], '回头看合格', 'look-back passed'),
  relapse: main(EITHER, 'case.open', ['case'], '再次发现问题', 'relapsed'),
  withdraw: main(AUTHORITY, 'case.decide', ['reason'], '撤销', 'withdrawn'),
  merge: main(AUTHORITY, 'case.decide', ['into', 'reason'], '并案', 'merged'),
  transfer: main(AUTHORITY, 'case.transfer', ['referral'], '移送', 'transferred'),
  'move-territory': main(SYSTEM, null, ['territory'], '随主体变更属地', 'moved with its firm'),
  object: main(['firm'], 'case.object', ['text'], '提出异议', 'objected to'),
  'decide-objection': main(AUTHORITY, 'case.decide', ['decision', 'reason'], '异议决定', 'objection decided'),

  'refer-penalty': penalty(AUTHORITY, 'case.transfer', ['referral'], '移送行政处罚', 'referred for a penalty'),
  'return-penalty': penalty(AUTHORITY, 'case.transfer', ['referral', 'reason'], '退回处罚移送', 'referral for a penalty returned'),
  'report-penalty': penalty(AUTHORITY, 'case.transfer', ['referral'], '处罚结果回报', 'penalty reported back'),
  'propose-penalty': penalty(AUTHORITY, 'penalty.record', ['penalty'], '拟处罚', 'penalty proposed'),
  'notify-penalty': penalty(AUTHORITY, 'order.issue', ['order'], '处罚事先告知', 'penalty announced to the firm'),
  'decide-penalty': penalty(AUTHORITY, 'penalty.decide', ['penalty'], '处罚决定', 'penalty decided'),
  'execute-penalty': penalty(AUTHORITY, 'penalty.record', ['penalty'], '处罚执行完毕', 'penalty carried out'),
  'drop-penalty': penalty(AUTHORITY, 'penalty.decide', ['reason'], '不予处罚', 'no penalty'),

  'propose-stop': access(AUTHORITY, 'penalty.record', ['reason'], '拟停止接入', 'stop of access proposed'),
  'order-stop': access(AUTHORITY, 'order.issue', ['order'], '责令停止接入', 'stop of access ordered'),
  'verify-stop': access(EITHER, 'penalty.record', ['proof'], '核验停止接入', 'stop of access verified'),
  'recall-stop': access(AUTHORITY, 'order.issue', ['order', 'reason'], '撤回停止接入文书', 'order to stop access taken back'),
  'restore-access': access(AUTHORITY, 'penalty.decide', ['reason'], '恢复接入', 'access restored'),
  'drop-stop': access(AUTHORITY, 'penalty.decide', ['reason'], '不予停止接入', 'no stop of access'),

  'propose-listing': credit(AUTHORITY, 'penalty.record', ['reason'], '拟列入名单', 'credit entry proposed'),
  'list-credit': credit(AUTHORITY, 'penalty.decide', ['entry'], '列入名单', 'put on the credit list'),
  'propose-removal': credit(AUTHORITY, 'penalty.record', ['reason'], '拟移出名单', 'removal proposed'),
  'remove-credit': credit(AUTHORITY, 'penalty.decide', ['entry'], '移出名单', 'taken off the credit list'),
  'keep-listed': credit(AUTHORITY, 'penalty.decide', ['reason'], '不予移出名单', 'stays on the credit list'),
  'drop-listing': credit(AUTHORITY, 'penalty.decide', ['reason'], '不予列入名单', 'no credit entry'),
} as const satisfies Readonly<Record<string, EventRow>>;

export type CaseEvent = keyof typeof CASE_EVENTS;

export const isCaseEvent = (text: string): text is CaseEvent => Object.hasOwn(CASE_EVENTS, text);

export const eventRow = (event: CaseEvent): EventRow => CASE_EVENTS[event];

/** Types of the document that an event rests on. */
export const ORDERS_OF: Readonly<Partial<Record<CaseEvent, readonly string[]>>> = {
  'issue-order': ['rectification'],
  'order-delisting': ['delisting'],
  relist: ['relisting'],
  'notify-penalty': ['penalty-notice'],
  'order-stop': ['access-stop', 'disconnection'],
};

/** Hand-overs that let the authority to which they were made cause the event, too. */
export function sharedBy(event: CaseEvent): readonly string[] {
  const { region } = eventRow(event);
  if (event === 'transfer') return ['territory', 'national-delisting'];
  if (region === 'penalty') return ['joint', 'penalty'];
  return OF_COMMON_NOTICE.has(event) ? ['joint', 'common-notice'] : ['joint'];
}

/**
 * What was reported for the common notice is named, and what is named there is taken off the shelves of the whole country, by the
 * authority that publishes it; the case stays with the one that reported it.
 * @source 工信部 2021-12-09 下架通报: 我部组织对上述共计106款APP进行下架 (101 of them 各通信管理局)
 */
const OF_COMMON_NOTICE: ReadonlySet<CaseEvent> = new Set([
  'prepare-notice',
  'drop-notice',
  'publish-notice',
  'recall-notice',
  'order-delisting',
  'recall-order',
  'relist',
]);
