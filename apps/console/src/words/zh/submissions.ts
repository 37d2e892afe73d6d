export const words = {
  nav: '整改提交',
  title: '整改提交',
  about: '企业对责令整改的答复，新的在前。',
  empty: '还没有整改提交。文书送达后，企业在案件页面填报。',
  begin: '开始填报',
  isBegun: '已有未提交的填报，请在下面打开后继续',
  notNow: '责令整改文书送达后、结案前才能填报',
  late: '逾期提交',
  filter: { state: '状态', isLate: '逾期提交', case: '案件', operator: '开发运营者' },
  column: { subject: '对象', case: '案号', operator: '开发运营者', state: '状态', sent: '提交', decided: '结论' },
} as const;
