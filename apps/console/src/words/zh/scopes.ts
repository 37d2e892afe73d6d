export const words = {
  all: '全国',
  store: '本商店',
  operator: '本企业',
  lab: '分给本机构的',
  own: '本人的',
  none: '无',
} as const;
