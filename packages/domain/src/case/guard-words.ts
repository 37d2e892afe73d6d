import type { CaseGuard } from './guards.ts';
import { CASE_STATES, type CaseState } from './states.ts';

/** What each guard asks for, in words: for who is refused, and for the table that is printed. */
const WORDS: Readonly<Record<Exclude<CaseGuard, `came-from:${string}`>, readonly [zh: string, en: string]>> = {
  'has-ground': ['有问题或投诉', 'there is a finding or a complaint'],
  'has-confirmed-findings': ['有问题，且均已确认', 'there are findings, and all are confirmed'],
  'evidence-complete': ['每项条款至少有一份证据', 'every clause has evidence'],
  'not-confirmed-before': ['本人尚未确认过', 'this person has not confirmed it before'],
  'two-reviewers': ['每个问题均经两人看过', 'two persons have seen every finding'],
  'order-issued': ['已为本案签发相应文书', 'such a document was issued for this case'],
  'service-proven': ['有送达证明', 'service is proven'],
  'deadline-set': ['已设定整改期限', 'the time to rectify is set'],
  'deadline-open': ['期限正在进行', 'the deadline is running'],
  'deadline-over': ['期限已届满', 'the deadline is over'],
  'all-fixed': ['所有问题均经复测合格', 'every finding has passed its retest'],
  'noticed-and-open': ['已公开通报，且期限正在进行', 'it was named in public, and the deadline is running'],
  noticed: ['已公开通报', 'it was named in public'],
  'not-noticed': ['未经公开通报', 'it was not named in public'],
  'row-frozen': ['通报已定稿，名单中有本案', 'the notice is frozen and names this case'],
  'cites-ground': [
    '所援引的均为同一主体或对象的在先案件，或本案的技术对抗认定',
    'it cites earlier cases of this firm or subject, or evasion found in this one, and nothing else',
  ],
  'published-or-cites-ground': ['已公开通报，或有直接下架的依据', 'it was named in public, or there is a ground for the direct way'],
  'all-absent': ['全部上架信息经核验已下架', 'every listing was verified absent'],
  'some-item-not-absent': ['有上架信息未经核验下架', 'a listing was not verified absent'],
  'relisting-period-over': ['禁止恢复上架的期间已满', 'the time without relisting is over'],
  'extension-asked': ['有待决定的延期申请', 'an extension was asked for'],
  served: ['已送达文书', 'something was served'],
  'merge-target-open': ['并入的是本机关在办案件', 'the other is an open case of this authority'],
  'handler-of-authority': ['承办人是本机关在岗人员', 'the handler is at work in this authority'],
  'referral-accepted': ['移送已被接收', 'the referral was accepted'],
  'fault-established': ['问题已确认', 'the fault is established'],
  'still-its-own': ['案件没有终止', 'the case has not ended'],
  upheld: ['异议成立', 'the objection is upheld'],
};

export function wordsOfGuard(guard: CaseGuard): readonly [zh: string, en: string] {
  if (!guard.startsWith('came-from:')) return WORDS[guard as keyof typeof WORDS];
  const [zh, en] = CASE_STATES[guard.slice('came-from:'.length) as CaseState];
  return [`异议前为“${zh}”，期间届满的已顺延`, `it was “${en}” before, or would be by now`];
}

/** The same of whatever a step was refused for; undefined where it was no guard. */
export const wordsOfReason = (reason: string): readonly [zh: string, en: string] | undefined =>
  Object.hasOwn(WORDS, reason) ? WORDS[reason as keyof typeof WORDS] : undefined;
