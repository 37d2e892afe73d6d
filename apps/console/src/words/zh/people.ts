export const words = {
  nav: '人员',
  title: '人员',
  about: '您可查看的组织的工作人员，及其登录情况。',
  empty: '还没有人员。请组织管理员邀请工作人员。',
  notYours: '人员名单由组织管理员和审计人员查看。如需增减人员，请联系本单位管理员。',
  filter: { state: '状态', organisation: '组织' },
  column: {
    name: '姓名',
    login: '登录名',
    state: '状态',
    email: '邮箱',
    secondFactor: '双重验证',
    locked: '锁定至',
    lastSignIn: '最近登录',
    created: '加入',
  },
} as const;
