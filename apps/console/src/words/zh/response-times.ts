export const words = {
  title: '商店响应时间',
  about: '要求立即办理的事项，各商店从收到到办结的时间。',
  asOf: '截至',
  from: '自',
  until: '至',
  hours: '{{count}} 小时',
  noStore: '未指明商店',
  empty: '这段时间没有要求立即办理的事项。可改选其他日期。',
  column: { store: '商店', asked: '要求', done: '已办', late: '逾期未办', median: '中位数', longest: '最长' },
} as const;
