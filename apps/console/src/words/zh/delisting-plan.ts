export const words = {
  title: '拟制下架指令 · {{subject}}',
  about: '该应用现在在架的商店。每个商店一份指令，附本店在架条目；全部核验下架后案件转为已下架。',
  draft: '拟制下架指令（{{count}} 家商店）',
  draftAbout: '为还没有指令的每个商店各起草一份，要么全部起草，要么都不起草。起草后仍须送审、审批、签发。',
  do: '起草',
  allDrafted: '每个在架商店都已有指令',
  none: '没有商店在架。',
  noOrder: '还没有指令',
  openOrder: '打开指令',
  field: { ground: '下架事由', problems: '所涉问题', period: '整改期限情况（可不填）', contact: '联系人和电话' },
  column: { name: '应用', package: '包名', versionName: '版本', developer: '开发者', filing: '备案号' },
} as const;
