export const words = {
  nav: '企业认领',
  title: '企业认领',
  about: '本单位代表哪些开发运营者，凭什么证明，到何时有效。',
  empty: '还没有认领。凭平台登记码或应用签名认领后，即可查看该企业的事项。',
  onlyFirms: '只有企业的人员可以认领。',
  column: { operator: '开发运营者', method: '方式', state: '状态', until: '有效期至', created: '提出', actions: '操作' },
  method: { 'order-code': '平台登记码', 'signing-key': '应用签名', invitation: '邀请', agent: '代理', registration: '登记' },
  another: { code: '凭平台登记码认领', key: '凭应用签名认领', do: '认领' },
  dispute: { do: '争议', title: '对他人的认领提出争议', means: '其他单位对同一开发运营者的认领将暂停，由监管部门判定。' },
  withdraw: { do: '放弃', title: '放弃认领', means: '放弃后不再看到该企业的事项。' },
  agent: {
    do: '委托代理',
    means: '被委托的人可代本企业办理事项，到所定日期为止；随时可以收回。',
    notYet: '先有一项已核实的认领',
    login: '代理人账号',
    until: '到哪一天为止',
  },
} as const;
