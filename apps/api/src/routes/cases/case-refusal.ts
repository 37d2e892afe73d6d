import type { AddFindings, DecideExtension, DecideObjection, MoveCase, OpenCase } from '@touchstone/services/cases';
import type { Language } from '../../http/language.ts';
import type { ProblemCode } from '../../problem/problems.ts';
import { Refusal } from '../../problem/refusal.ts';

type ReasonOf<R> = Extract<R, { readonly ok: false }> extends { readonly reason: infer W } ? W : never;
type Reason = ReasonOf<MoveCase> | ReasonOf<OpenCase> | ReasonOf<AddFindings> | ReasonOf<DecideObjection> | ReasonOf<DecideExtension>;
type Told = Exclude<Reason, `came-from:${string}`>;

/** Every reason for which a case is not moved, as the API tells it: its code, and what is lacking. */
const PROBLEMS: Readonly<Record<Told, readonly [code: ProblemCode, zh: string, en: string]>> = {
  'not-found': ['not-found', '', ''],
  'version-conflict': ['version-conflict', '', ''],
  'no-such-step': ['no-such-step', '', ''],
  'wrong-role': ['forbidden', '', ''],
  'wrong-authority': ['outside-scope', '案件由其他机关办理', 'The case is another authority’s'],
  'basis-missing': ['invalid-input', '须注明依据', 'A basis is missing'],
  'actor-missing': ['invalid-input', '', ''],
  'payload-missing': ['invalid-input', '缺少此步骤必须写明的内容', 'Something that this step must name is missing'],
  'time-reversed': ['conflict', '时间早于上一步', 'The time lies before the last step'],

  'has-ground': ['case-not-ready', '须有问题或投诉', 'It needs a finding or a complaint'],
  'has-confirmed-findings': ['case-not-ready', '须有已确认的问题', 'It needs confirmed findings'],
  'evidence-complete': ['case-not-ready', '每项条款至少须有一份证据', 'Every clause needs evidence'],
  'not-confirmed-before': ['decided-before', '须由另一人确认', 'Another person must confirm it'],
  'two-reviewers': ['case-not-ready', '须由两人确认', 'Two persons must confirm it'],
  'order-issued': ['case-not-ready', '没有为本案签发的相应文书', 'No such document was issued for this case'],
  'service-proven': ['case-not-ready', '没有送达证明', 'There is no proof of service'],
  'deadline-set': ['case-not-ready', '尚未设定整改期限', 'No time to rectify is set'],
  'deadline-open': ['case-not-ready', '期限没有在进行', 'No deadline is running'],
  'deadline-over': ['case-not-ready', '期限尚未届满', 'The deadline is not over'],
  'all-fixed': ['case-not-ready', '并非所有问题都经复测合格', 'Not every finding has passed its retest'],
  'noticed-and-open': ['case-not-ready', '', ''],
  noticed: ['case-not-ready', '尚未公开通报', 'It was not named in public'],
  'not-noticed': ['case-not-ready', '已经公开通报', 'It was named in public'],
  'row-frozen': ['case-not-ready', '通报尚未定稿，或名单中没有本案', 'The notice is not frozen, or does not name this case'],
  'cites-ground': [
    'case-not-ready',
    '直接下架须援引在先案件或技术对抗的认定',
    'A direct delisting cites an earlier case or a finding of evasion, and nothing else',
  ],
  'published-or-cites-ground': [
    'case-not-ready',
    '未经公开通报，也没有直接下架的依据',
    'It was not named in public, and there is no ground for the direct way',
  ],
  'all-absent': ['case-not-ready', '仍有上架信息未核验下架', 'Not every listing was verified absent'],
  'some-item-not-absent': ['case-not-ready', '全部已核验下架', 'Every listing was verified absent'],
  'relisting-period-over': ['case-not-ready', '禁止恢复上架的期间未满', 'The time without relisting is not over'],
  'extension-asked': ['case-not-ready', '没有待决定的延期申请', 'No extension was asked for'],
  served: ['case-not-ready', '尚未送达任何文书', 'Nothing was served yet'],
  'merge-target-open': ['case-not-ready', '没有可并入的本机关在办案件', 'There is no such open case of this authority'],
  'handler-of-authority': ['case-not-ready', '承办人不是本机关人员', 'The handler is not of this authority'],
  'referral-accepted': ['case-not-ready', '移送尚未被接收', 'The referral was not accepted'],
  'fault-established': ['case-not-ready', '问题尚未确认', 'The fault is not established'],
  'still-its-own': ['case-not-ready', '案件已终止', 'The case has ended'],
  upheld: ['case-not-ready', '', ''],

  'not-an-authority': ['forbidden', '只有主管机关可以立案', 'Only an authority opens cases'],
  'no-such-finding': ['finding-not-confirmed', '没有这样的问题', 'There is no such finding'],
  'no-such-subject': ['finding-not-confirmed', '没有这样的对象', 'There is no such subject'],
  'no-such-case': ['invalid-input', '没有可关联的已结案件', 'There is no closed case to link'],
  'nothing-to-open': ['finding-not-confirmed', '没有问题，也没有投诉', 'There is neither a finding nor a complaint'],
  'mixed-subjects': ['finding-not-confirmed', '问题涉及不同对象', 'The findings are about several subjects'],
  'finding-not-confirmed': ['finding-not-confirmed', '', ''],
  'already-in-a-case': ['finding-in-case', '', ''],
  'case-open': ['case-open', '', ''],
  'nothing-left': ['invalid-input', '全部问题均被排除时，应认定异议成立', 'With nothing left, the objection is upheld'],
  'nothing-dropped': ['invalid-input', '部分成立须列出排除的问题', 'Partly upheld names what is dropped, and nothing else does'],

  'bad-deadline': ['invalid-input', '期限规则有误', 'The deadline is not one'],
  'deadline-provisional': ['case-not-ready', '期限进入尚未公布日历的年度', 'It enters a year whose calendar is not imported'],
  'no-document': ['case-not-ready', '没有为本案签发的相应文书', 'No such document was issued for this case'],
  'not-later': ['invalid-input', '延期后的期限没有晚于原期限', 'The new deadline is not later'],
};

/** @throws Refusal always */
export function refuse(result: { readonly reason: Reason; readonly case?: string }, language: Language): never {
  const told = result.reason.startsWith('came-from:') ? 'no-such-step' : (result.reason as Told);
  const [code, zh, en] = PROBLEMS[told];
  const words = language === 'en' ? en : zh;
  const about = result.case === undefined ? '' : ` ${result.case}`;
  const detail = `${words}${about}`.trim();
  throw new Refusal(code, detail === '' ? {} : { detail });
}
