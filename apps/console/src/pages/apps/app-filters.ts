import { PROVINCES } from '../../parts/province.ts';
import type { Filter } from '../../parts/table/filter.ts';

const KINDS = ['app', 'mini-program', 'quick-app', 'preinstalled'] as const;
const PLATFORMS = ['android', 'harmony', 'ios', 'wechat', 'alipay', 'baidu', 'douyin', 'quick-app'] as const;

/** What the list of apps can be narrowed by. */
export const appFilters = (t: (key: string) => string, province: (code: string) => string): readonly Filter[] => [
  { key: 'q', words: 'apps.filter.q', kind: 'text', placeholder: t('apps.filter.qHint') },
  { key: 'kind', words: 'apps.filter.kind', kind: 'choice', choices: KINDS, label: (kind) => t(`apps.kind.${kind}`) },
  {
    key: 'platform',
    words: 'apps.filter.platform',
    kind: 'choice',
    choices: PLATFORMS,
    label: (platform) => t(`apps.platform.${platform}`),
  },
  { key: 'province', words: 'apps.filter.province', kind: 'choice', choices: PROVINCES, label: province },
  { key: 'head', words: 'apps.filter.head', kind: 'flag' },
  { key: 'operator', words: 'apps.filter.operator', kind: 'given' },
  { key: 'firm', words: 'apps.filter.firm', kind: 'given' },
  { key: 'store', words: 'apps.filter.store', kind: 'given' },
  { key: 'category', words: 'apps.filter.category', kind: 'given', label: (value) => value },
];
