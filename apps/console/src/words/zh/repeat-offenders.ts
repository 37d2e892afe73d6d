export const words = {
  nav: '屡次违规企业',
  title: '屡次违规企业',
  about: '在不同案件或通报中，已认定问题两次以上的企业。',
  empty: '没有两次以上违规的企业。可放宽时间，或计入旧台账。',
  atLeast: '{{count}} 次以上',
  filter: { province: '属地', atLeast: '次数', clause: '条款', from: '自', until: '至', imported: '计入旧台账', app: '应用' },
  column: {
    name: '企业',
    times: '违规次数',
    products: '涉及产品',
    imported: '旧台账',
    province: '属地',
    creditCode: '信用代码',
    last: '最近一次',
  },
} as const;
