export const words = {
  nav: '恢复上架',
  title: '恢复上架',
  about: '恢复上架申请，新的在前。',
  empty: '还没有申请。被下架的应用复测合格后，由企业在案件页面申请。',
  filter: { state: '状态', case: '案件' },
  column: { subject: '对象', case: '案号', state: '状态', applied: '申请', decided: '决定' },
} as const;
