import { type ClauseDecision, decideGate, type GateOutcome, type GatePolicy, type GateText } from '@touchstone/domain/gate';
import type { EndedRun } from '../fusion/ports.ts';
import type { GateAnswer, GatePorts, OpenCheck } from './ports.ts';
import { saidOf } from './said-of.ts';

const MOST_REASONS = 500;

const OUTCOMES: Readonly<Record<GateOutcome, GateText>> = {
  pass: { zh: '审核结果：通过', en: 'Result: passed' },
  manual: { zh: '审核结果：转人工审核', en: 'Result: handed to a person' },
  return: { zh: '审核结果：退回', en: 'Result: returned' },
};
const VERDICTS: Readonly<Record<string, GateText>> = {
  violation: { zh: '违规', en: 'violation' },
  suspected: { zh: '疑似违规', en: 'suspected' },
  'not-tested': { zh: '未检测', en: 'not tested' },
  'not-found': { zh: '未发现问题', en: 'nothing found' },
};

/** The policy's answer to what engines said, with its text for the developer in both languages. */
export function gateAnswer(
  { policy, category }: Pick<OpenCheck, 'policy' | 'category'>,
  runs: readonly EndedRun[],
  ports: Pick<GatePorts, 'knownClauses' | 'wordsOf' | 'ruleSet'>,
): GateAnswer {
  const decision = decideGate(policy, category, saidOf(runs), ports.knownClauses);
  const reasons = decision.reasons.slice(0, MOST_REASONS).map((one) => told(one, policy, ports));
  const untestedAccepted = decision.untestedAccepted.map(({ clause, by }) => ({ clause, title: ports.wordsOf(clause).title, by }));
  const answer = {
    outcome: decision.outcome,
    reasons,
    untestedAccepted,
    counts: decision.counts,
    engines: [...new Set(runs.map(({ engine, version }) => `${engine} ${version}`))].sort(),
    ruleSet: ports.ruleSet,
  };
  return { ...answer, text: { zh: textOf(answer, policy, 'zh'), en: textOf(answer, policy, 'en') } };
}

function told(one: ClauseDecision, { rules }: GatePolicy, ports: Pick<GatePorts, 'wordsOf'>): GateAnswer['reasons'][number] {
  const { clause, verdict, outcome, by, places, reason = null } = one;
  const text = rules.find(({ id }) => id === by)?.text ?? null;
  return { clause, verdict, outcome, by, places, reason, text, ...ports.wordsOf(clause) };
}

function textOf(answer: Omit<GateAnswer, 'text'>, policy: GatePolicy, language: 'zh' | 'en'): string {
  const isZh = language === 'zh';
  const words = isZh
    ? { where: '位置', remedy: '整改建议', untested: '下列条款本次未检测，按规则放行；未检测不代表合规', law: '依据规则' }
    : {
        where: 'Where',
        remedy: 'What to do',
        untested: 'Not tested this time and let pass by rule; not tested does not mean compliant',
        law: 'By the rules',
      };
  const colon = isZh ? '：' : ': ';
  const lines = [OUTCOMES[answer.outcome][language], `${words.law}${colon}${policy.title[language]}`];
  for (const { clause, title, verdict, places, remedy, text } of answer.reasons) {
    lines.push('', `${clause} ${title[language]}${isZh ? '（' : ' ('}${VERDICTS[verdict]?.[language] ?? verdict}${isZh ? '）' : ')'}`);
    for (const place of places) lines.push(`  ${words.where}${colon}${place}`);
    if (verdict !== 'not-tested') lines.push(`  ${words.remedy}${colon}${remedy[language]}`);
    if (text !== null) lines.push(`  ${text[language]}`);
  }
  if (answer.untestedAccepted.length > 0)
    lines.push('', `${words.untested}${colon}${answer.untestedAccepted.map(({ clause }) => clause).join(isZh ? '、' : ', ')}`);
  if (policy.contact !== undefined) lines.push('', policy.contact[language]);
  return lines.join('\n');
}
