export const words = {
  nav: '开发者账号',
  title: '开发者账号',
  about: '本店的开发者账号，以及各自的应用、问题和措施。数字可点开。',
  empty: '没有开发者账号。接入上架数据后列在这里。',
  banned: '已封禁',
  knownFirm: '已对应企业',
  unknownFirm: '未对应企业',
  column: {
    name: '开发者',
    account: '账号',
    known: '主体',
    listings: '在架应用',
    withFindings: '有已确认问题',
    measures: '本店措施',
  },
} as const;
