import type { Text } from '@touchstone/rules';

const words = (zh: string, en: string): Text => ({ zh, en });

export const evidenceHeadings = {
  title: words('检测材料', 'Material of the test'),
  note: words(
    '摘要值用来核对材料未被改动。没有提供的材料对应的条款没有检测。',
    'The digests show that nothing was changed. Clauses that need what was not given were not tested.',
  ),
  input: words('材料', 'Material'),
  state: words('情况', 'State'),
  given: words('已提供', 'given'),
  notGiven: words('未提供', 'not given'),
  untested: words('因此未检测的条款', 'clauses not tested for want of it'),
  files: words('文件', 'Files'),
  name: words('名称', 'Name'),
  kind: words('种类', 'Kind'),
  size: words('大小', 'Size'),
} as const satisfies Readonly<Record<string, Text>>;

/** Inputs beside the package, as people hand them in. */
export const evidenceInputs = {
  policy: words('隐私政策', 'privacy policy'),
  runtime: words('运行日志、流量', 'logs and traffic of a run'),
  ui: words('界面截图、元素树', 'screenshots and trees'),
} as const satisfies Readonly<Record<string, Text>>;
