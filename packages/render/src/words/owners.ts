import type { Text } from '@touchstone/rules';

/** Whose code it is, where no SDK names it. */
export const ownerWords: Readonly<Record<string, Text>> = {
  app: { zh: 'App 自身', en: 'the app itself' },
  sdk: { zh: 'SDK', en: 'an SDK' },
  library: { zh: '通用基础库', en: 'a general-purpose library' },
  'third-party': { zh: '第三方代码', en: 'third-party code' },
  unknown: { zh: '归属无法判定', en: 'owner undecided' },
};

/** Whose domain it is. */
export const domainOwnerWords: Readonly<Record<string, Text>> = {
  'first-party': { zh: 'App 自身', en: 'the app itself' },
  sdk: { zh: 'SDK', en: 'an SDK' },
  vendor: { zh: '厂商', en: 'a vendor' },
  unknown: { zh: '未知', en: 'unknown' },
};
