import { type FactKind, owner } from './kind.ts';

/** Facts that put two inputs side by side. `input` names the input without which they cannot be had. */
export const comparisonKinds = {
  'compare.unnecessary-for-type': {
    input: 'static',
    layer: 'code',
    means: { zh: '非该类型必要的个人信息', en: 'code can read what is not necessary for the type' },
    attributes: {
      data: { type: 'personal-info', required: true, means: 'kind' },
      type: { type: 'number', required: true, means: 'type 1–39' },
      confirmed: { type: 'boolean', required: true, means: 'type given by the caller, not suggested' },
      ...owner,
    },
  },
  'compare.undisclosed-data': {
    input: 'policy',
    means: { zh: '政策未声明的个人信息', en: 'read by code or run, not in the policy' },
    attributes: {
      data: { type: 'personal-info', required: true, means: 'kind' },
      side: { type: ['code', 'run', 'traffic'], required: true, means: 'who shows it' },
      ...owner,
    },
  },
  'compare.undisclosed-sdk': {
    input: 'policy',
    means: { zh: '政策未声明的SDK', en: 'SDK inside, not in the policy' },
    attributes: { sdk: { type: 'text', required: true, means: 'SDK id' }, name: { type: 'text', required: true, means: 'name' } },
  },
  'compare.unauthorised': {
    input: 'policy',
    means: { zh: '超出用户授权', en: 'more than the user authorised' },
    attributes: {
      what: { type: ['data', 'permission', 'declared-rule'], required: true, means: 'what' },
      detail: { type: 'text', required: true, means: 'which' },
      data: { type: 'personal-info', means: 'kind that it is about' },
    },
  },
  'compare.label': {
    input: 'store',
    means: { zh: '商店名称与安装后名称不一致', en: 'store name differs from installed label' },
    attributes: { store: { type: 'text', required: true, means: '' }, app: { type: 'text', required: true, means: '' } },
  },
} as const satisfies Record<string, FactKind>;
