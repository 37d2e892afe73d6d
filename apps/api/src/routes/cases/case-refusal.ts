import { type CaseGuard, wordsOfGuard } from '@touchstone/domain/case';
import type { AddFindings, DecideExtension, DecideObjection, MoveCase, OpenCase } from '@touchstone/services/cases';
import type { Language } from '../../http/language.ts';
import type { ProblemCode } from '../../problem/problems.ts';
import { Refusal } from '../../problem/refusal.ts';

type ReasonOf<R> = Extract<R, { readonly ok: false }> extends { readonly reason: infer W } ? W : never;
type Reason = ReasonOf<MoveCase> | ReasonOf<OpenCase> | ReasonOf<AddFindings> | ReasonOf<DecideObjection> | ReasonOf<DecideExtension>;
type Told = Exclude<Reason, CaseGuard>;

/** Every reason for which a case is not moved, as the API tells it; where a guard does not hold, the guard’s own words are told. */
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
  'wrong-document': ['wrong-document', '延期须依据已签发的延期决定书', 'An extension rests on an issued decision to extend'],
  'other-deadline': ['other-deadline', '', ''],
  'not-as-printed': ['not-as-printed', '', ''],
  'not-later': ['invalid-input', '延期后的期限没有晚于原期限', 'The new deadline is not later'],
};

/** @throws Refusal always */
export function refuse(result: { readonly reason: Reason; readonly case?: string }, language: Language): never {
  const { reason } = result;
  if (reason === 'not-confirmed-before') throw new Refusal('decided-before');
  if (!isTold(reason)) throw new Refusal('case-not-ready', { detail: unmet(reason, language) });
  const [code, zh, en] = PROBLEMS[reason];
  const about = result.case === undefined ? '' : ` ${result.case}`;
  const detail = `${language === 'en' ? en : zh}${about}`.trim();
  throw new Refusal(code, detail === '' ? {} : { detail });
}

const isTold = (reason: Reason): reason is Told => Object.hasOwn(PROBLEMS, reason);

function unmet(guard: CaseGuard, language: Language): string {
  const [zh, en] = wordsOfGuard(guard);
  return language === 'en' ? `Not so: ${en}` : `未满足：${zh}`;
}
