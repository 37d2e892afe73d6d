export const words = {
  nav: '移送',
  title: '移送',
  about: '本机关移出和移入的案件，新的在前。对方答复前，案件仍由移出机关办理。',
  empty: '还没有移送。需其他机关办理的案件，由承办机关提出移送。',
  toCases: '打开在办案件',
  openCase: '打开案件',
  filter: { state: '状态', kind: '种类', case: '案件', from: '移出机关', to: '移入机关' },
  column: {
    kind: '种类',
    state: '状态',
    from: '移出机关',
    to: '移入机关',
    case: '案件',
    reason: '事由',
    due: '办理期限',
    offered: '移送',
  },
} as const;
