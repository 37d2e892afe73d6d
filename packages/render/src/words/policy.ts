import type { Text } from '@touchstone/rules';

const words = (zh: string, en: string): Text => ({ zh, en });

export const policyHeadings = {
  title: words('隐私政策', 'Privacy policy'),
  notGiven: words('没有提供隐私政策，未检测。', 'No privacy policy was given: not tested.'),
  unread: words('提供的隐私政策没有读出内容。', 'Nothing could be read from the policy that was given.'),
  statements: words('应写明的内容（26 类陈述）', 'What a policy states (26 kinds)'),
  statement: words('陈述', 'Statement'),
  state: words('情况', 'State'),
  quote: words('原文', 'As written'),
  line: words('行', 'Line'),
  present: words('已写明', 'stated'),
  missing: words('缺少', 'missing'),
  notNeeded: words('未写（未见需要）', 'not stated (no need seen)'),
  parties: words('列出的第三方', 'Third parties that it names'),
  incomplete: words('缺少栏目', 'Columns missing'),
  vague: words('含糊表述', 'Vague wording'),
  lacks: words('缺少的内容', 'What is missing'),
  items: words('写明收集的个人信息', 'Personal information that it lists'),
  others: words('其他', 'Other'),
  against: words('与代码、运行不一致', 'Against code and run'),
  characters: words('字', 'characters'),
  handler: words('处理者', 'handler'),
  version: words('版本', 'version'),
  updated: words('更新日期', 'updated'),
  effective: words('生效日期', 'effective'),
  absent: words('缺', 'missing'),
} as const satisfies Readonly<Record<string, Text>>;

/** Columns of a list of third parties. */
export const partyColumns = {
  name: words('名称', 'Name'),
  company: words('主体', 'Company'),
  purpose: words('目的', 'Purpose'),
  manner: words('方式', 'Manner'),
  kinds: words('个人信息种类', 'Kinds'),
  link: words('链接', 'Link'),
} as const satisfies Readonly<Record<string, Text>>;
