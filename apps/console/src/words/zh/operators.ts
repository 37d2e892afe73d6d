export const words = {
  nav: '企业',
  title: '企业',
  about: '开发运营者及其行为记录。',
  empty: '没有企业。',
  filter: { q: '名称', qHint: '名称、拼音、统一社会信用代码', province: '属地', sdk: '嵌入 SDK' },
  column: {
    name: '企业',
    creditCode: '统一社会信用代码',
    province: '属地',
    apps: '应用数',
    licence: '许可证',
    filing: '备案',
    merged: '已并入其他主体',
  },
} as const;
