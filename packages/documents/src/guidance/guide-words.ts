import type { Lang } from '@touchstone/render';

const zh = {
  guide: '合规指引',
  index: '合规指引目录',
  introduction: '每条规则一页：是什么、为什么、怎么改、示例、自查。示例代码须按应用实际情况调整。',
  what: '是什么',
  why: '为什么',
  how: '怎么改',
  examples: '示例',
  check: '自查',
  related: '相关条款',
  topics: '整改主题',
  rules: '规则',
  clause: '条款',
  title: '问题',
  topic: '主题',
  law: (document: string, number: string) => `《${document}》${number === '' ? '' : `（${number}）`}`,
  wording: '检查所指：',
  basis: '依据：',
  remedy: '整改要求：',
  enough: '本条按整改要求处理即可：',
  contents: '目录',
  none: '无',
  colon: '：',
};

const en: typeof zh = {
  guide: 'Guidance',
  index: 'Guidance: contents',
  introduction: 'A page for each rule: what it is, why, how to put it right, examples, checks. Examples are to be fitted to the app.',
  what: 'What',
  why: 'Why',
  how: 'How to put it right',
  examples: 'Examples',
  check: 'Check yourself',
  related: 'Related clauses',
  topics: 'Topics',
  rules: 'Rules',
  clause: 'Clause',
  title: 'Problem',
  topic: 'Topic',
  law: (document, number) => `${document}${number === '' ? '' : ` (${number})`}`,
  wording: 'What is meant: ',
  basis: 'Basis: ',
  remedy: 'Required: ',
  enough: 'What is required says it all: ',
  contents: 'Contents',
  none: 'none',
  colon: ': ',
};

export type GuideWords = typeof zh;
export const guideWords: Readonly<Record<Lang, GuideWords>> = { zh, en };
