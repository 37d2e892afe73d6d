import type { Result } from '@touchstone/verdict';

export interface ReportWords {
  readonly head: string;
  readonly unreadable: string;
  readonly item: string;
  readonly value: string;
  readonly file: string;
  readonly package: string;
  readonly version: string;
  readonly materials: string;
  readonly engine: string;
  readonly fixFirst: string;
  readonly found: string;
  readonly undecided: string;
  readonly untested: string;
  readonly untestedNote: string;
  readonly limits: string;
  readonly nothingFound: string;
  readonly nothingTested: string;
  readonly none: string;
  readonly owner: string;
  readonly place: string;
  readonly clauses: string;
  readonly clause: string;
  readonly reason: string;
  readonly count: string;
  readonly what: string;
  readonly whose: string;
  readonly where: string;
  readonly separator: string;
  readonly stop: string;
  readonly results: Readonly<Record<Result, string>>;
  quote(text: string): string;
  more(count: number): string;
}

export const reportWords: Readonly<Record<'zh' | 'en', ReportWords>> = {
  zh: {
    head: '应用检测报告',
    unreadable: '无法读取的文件',
    item: '项目',
    value: '内容',
    file: '文件',
    package: '包名',
    version: '版本',
    materials: '附加材料',
    engine: '引擎与规则',
    fixFirst: '一、先改这几处',
    found: '二、发现的问题',
    undecided: '三、无法判定的条款',
    untested: '四、未检测的条款与原因',
    untestedNote: '未检测不等于没有问题。',
    limits: '五、本报告的范围',
    nothingFound: '已检测的条款中没有发现问题。',
    nothingTested: '没有检测任何条款：不等于没有问题。',
    none: '无',
    owner: '代码主体：',
    place: '位置：',
    clauses: '涉及条款：',
    clause: '条款',
    reason: '原因',
    count: '条数',
    what: '事实',
    whose: '主体',
    where: '位置',
    separator: '、',
    stop: '；',
    results: { violation: '违规', suspected: '疑似', undecided: '无法判定', 'not-tested': '未检测', 'not-found': '未发现' },
    quote: (text) => `“${text}”`,
    more: (count) => `另有 ${count} 项证据，见网页或 JSON 报告。`,
  },
  en: {
    head: 'Report of a test',
    unreadable: 'A file that could not be read',
    item: 'Item',
    value: 'Value',
    file: 'File',
    package: 'Package',
    version: 'Version',
    materials: 'Given beside it',
    engine: 'Engine and rules',
    fixFirst: '1. Change these first',
    found: '2. What was found',
    undecided: '3. Clauses left undecided',
    untested: '4. What was not tested, and why',
    untestedNote: 'Not tested does not mean clean.',
    limits: '5. What this report covers',
    nothingFound: 'Nothing was found in the clauses that were tested.',
    nothingTested: 'No clause was tested, which does not mean clean.',
    none: 'none',
    owner: 'Whose code: ',
    place: 'where: ',
    clauses: 'clauses: ',
    clause: 'Clause',
    reason: 'Reason',
    count: 'Count',
    what: 'Fact',
    whose: 'Whose',
    where: 'Where',
    separator: ', ',
    stop: '; ',
    results: {
      violation: 'Violation',
      suspected: 'Suspected',
      undecided: 'Undecided',
      'not-tested': 'Not tested',
      'not-found': 'Not found',
    },
    quote: (text) => `"${text}"`,
    more: (count) => `${count} more facts are in the page and in the JSON.`,
  },
};
