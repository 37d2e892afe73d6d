/** Why a store may say no to an item. `order-misses-listing`: accepted, the order is not about this listing; `look`: our own looks decide. */
export const OBJECTIONS = {
  'not-ours': { zh: '本商店没有该应用', en: 'Not in our store', settledBy: 'look' },
  'other-app-same-name': { zh: '同名的另一个应用', en: 'Another app of the same name', settledBy: 'order-misses-listing' },
  'already-off': { zh: '收到指令前已下架', en: 'Off the shelf before the order came', settledBy: 'look' },
  'other-channel-package': { zh: '属于其他渠道的安装包', en: 'The package of another channel', settledBy: 'order-misses-listing' },
  other: { zh: '其他理由', en: 'Another reason', settledBy: 'order-misses-listing' },
} as const satisfies Readonly<
  Record<string, { readonly zh: string; readonly en: string; readonly settledBy: 'look' | 'order-misses-listing' }>
>;

export type ObjectionCode = keyof typeof OBJECTIONS;

export const OBJECTION_CODES = Object.keys(OBJECTIONS) as readonly ObjectionCode[];

export const isObjectionCode = (text: string): text is ObjectionCode => Object.hasOwn(OBJECTIONS, text);
