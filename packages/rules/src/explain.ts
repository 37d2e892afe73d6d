import type { AttributeValue } from '@touchstone/facts';
import { kindOf } from '@touchstone/facts/vocabulary';
import type { Condition, Rule, Selector, Text } from './rule.ts';
import { nameOfAttribute, nameOfValue } from './words.ts';

type Lang = keyof Text;

/** Names of personal-information tokens, to say 位置 and not `loc_precise`; the catalogue has them. */
export type TokenNames = ReadonlyMap<string, Text>;

/** A rule as sentences that a person can read: what it is about, what decides it, what makes it suspected, what to do. */
export function explainRule(rule: Rule, lang: Lang, names: TokenNames = new Map()): readonly string[] {
  const words = WORDS[lang];
  return [
    `${rule.clause} ${rule.title[lang]}`,
    ...(rule.source === undefined ? [] : [`${words.source}${rule.source}`]),
    `${words.law}${lawOf(rule, lang)}`,
    `${words.wording}${rule.wording[lang]}`,
    `${words.needs}${rule.needs.map((input) => words.inputs[input]).join(words.comma)}`,
    ...(rule.decidedBy === 'person' ? [words.person] : []),
    ...section(words.given, rule.given, lang, names),
    ...section(decides(rule) ? words.when : words.lead, rule.when, lang, names),
    ...section(words.lead, rule.lead, lang, names),
    ...section(words.leftOpen, rule.open, lang, names),
    ...(rule.aboutPackage ? [words.aboutPackage] : []),
    `${words.remedy}${rule.remedy[lang]}`,
    ...(rule.sameAs.length === 0 ? [] : [`${words.sameAs}${rule.sameAs.join(words.comma)}`]),
  ];
}

/** Static evidence alone decides only what is about the package itself. */
const decides = (rule: Rule): boolean => rule.aboutPackage || rule.needs.some((need) => need !== 'static');

/** A condition as indented lines, one for each part. */
export function explainCondition(condition: Condition, lang: Lang, names: TokenNames = new Map()): readonly string[] {
  const words = WORDS[lang];
  const block = (title: string, parts: readonly Condition[]): string[] =>
    parts.length === 1
      ? [...explainCondition(parts[0]!, lang, names)]
      : [title, ...parts.flatMap((part) => explainCondition(part, lang, names).map((line) => `  ${line}`))];
  if ('all' in condition) return block(words.all, condition.all);
  if ('any' in condition) return block(words.any, condition.any);
  if ('not' in condition) return [words.not, ...explainCondition(condition.not, lang, names).map((line) => `  ${line}`)];
  if ('atLeast' in condition) {
    const { count, of } = condition.atLeast;
    return [words.atLeastFacts(count), ...explainCondition(of, lang, names).map((line) => `  ${line}`)];
  }
  const { kind, attributes } = condition.fact;
  const parts = Object.entries(attributes).map(
    ([name, selector]) => `${nameOfAttribute(name, lang)}${words.colon}${explainSelector(selector, lang, names)}`,
  );
  const title = kindOf(kind)?.means[lang] ?? kind;
  return [parts.length === 0 ? title : `${title}${words.open}${parts.join(words.semicolon)}${words.close}`];
}

function section(title: string, condition: Condition | undefined, lang: Lang, names: TokenNames): string[] {
  return condition === undefined ? [] : [title, ...explainCondition(condition, lang, names).map((line) => `  ${line}`)];
}

function lawOf({ law }: Rule, lang: Lang): string {
  const number = law.number === '' ? '' : WORDS[lang].bracket(law.number);
  return `${WORDS[lang].title(lang === 'zh' ? law.document : law.en)}${number}${WORDS[lang].comma}${law.from} – ${law.until ?? ''}`.trimEnd();
}

function explainSelector(selector: Selector, lang: Lang, names: TokenNames): string {
  const words = WORDS[lang];
  const list = (values: readonly AttributeValue[]) =>
    values.map((value) => names.get(String(value))?.[lang] ?? nameOfValue(value, lang)).join(words.or);
  if ('is' in selector) return selector.named?.[lang] ?? list(selector.is);
  if ('isNot' in selector) return words.isNot(list(selector.isNot));
  if ('unless' in selector) return words.isNot(list(selector.unless));
  if ('startsWith' in selector) return words.startsWith(selector.startsWith);
  if ('atLeast' in selector) return `≥ ${selector.atLeast}`;
  if ('atMost' in selector) return `≤ ${selector.atMost}`;
  if ('above' in selector) return `> ${selector.above}`;
  return `< ${selector.below}`;
}

const WORDS = {
  zh: {
    source: '检查场景来源：',
    law: '依据：',
    wording: '表述：',
    needs: '需要：',
    person: '须由人工判定。',
    given: '须先具备：',
    when: '满足以下条件时认定：',
    lead: '满足以下条件时列为疑似：',
    leftOpen: '无法判定（在此之外即为未发现）：',
    aboutPackage: '条款针对安装包本身，静态证据即可认定。',
    remedy: '整改：',
    sameAs: '同义条款：',
    all: '同时满足：',
    any: '满足任一：',
    not: '不存在：',
    atLeastFacts: (count: number) => `至少 ${count} 项：`,
    isNot: (values: string) => `不是${values}`,
    startsWith: (text: string) => `以“${text}”开头`,
    title: (text: string) => `《${text}》`,
    bracket: (text: string) => `（${text}）`,
    inputs: { static: '安装包', runtime: '运行日志', policy: '隐私政策', ui: '界面', store: '应用商店页面', human: '人工' },
    comma: '、',
    colon: '：',
    semicolon: '；',
    or: '、',
    open: '（',
    close: '）',
  },
  en: {
    source: 'Inspection scene from: ',
    law: 'Law: ',
    wording: 'Wording: ',
    needs: 'Needs: ',
    person: 'Only a person can decide it.',
    given: 'Only tested with:',
    when: 'A violation when:',
    lead: 'Suspected when:',
    leftOpen: 'Undecided when (otherwise, without suspicion, not found):',
    aboutPackage: 'The clause is about the package itself: static evidence decides it.',
    remedy: 'Remedy: ',
    sameAs: 'Same as: ',
    all: 'all of:',
    any: 'any of:',
    not: 'there is no:',
    atLeastFacts: (count: number) => `at least ${count} of:`,
    isNot: (values: string) => `not ${values}`,
    startsWith: (text: string) => `starts with “${text}”`,
    title: (text: string) => text,
    bracket: (text: string) => ` (${text})`,
    inputs: { static: 'package', runtime: 'run', policy: 'policy', ui: 'screens', store: 'store page', human: 'a person' },
    comma: ', ',
    colon: ': ',
    semicolon: '; ',
    or: ' or ',
    open: ' (',
    close: ')',
  },
} as const;
