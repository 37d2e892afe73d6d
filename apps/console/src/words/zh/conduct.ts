export const words = {
  nav: '不良行为',
  title: '不良行为记录',
  about: '企业不配合、拖延、对抗等行为及其证明，新的在前。',
  empty: '还没有记录。办案中发现的行为，经另一人审核后生效。',
  openCase: '打开案件',
  filter: { kind: '行为', state: '状态', operator: '企业' },
  column: { operator: '企业', kind: '行为', statement: '情况', state: '状态', case: '案件', proofs: '证明', happened: '时间' },
} as const;
