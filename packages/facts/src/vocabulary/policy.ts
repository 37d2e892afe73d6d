import type { FactKind } from './kind.ts';

const CR = Array.from({ length: 26 }, (_, i) => `CR${i + 1}`);

/** Facts of what the policy and the store page say. */
export const policyKinds = {
  'policy.text': {
    input: 'policy',
    means: { zh: '隐私政策文本', en: 'the policy as a whole' },
    attributes: {
      present: { type: 'boolean', required: true, means: 'there is one' },
      simplifiedChinese: { type: 'boolean', means: '' },
      characters: { type: 'number', means: 'length' },
      readable: { type: ['yes', 'hard', 'unknown'], means: 'length, jargon, sentence length' },
      hasCollectionRules: { type: 'boolean', means: 'says what is collected' },
      standalone: { type: 'boolean', means: 'a text of its own' },
      linkWorks: { type: ['yes', 'no', 'unknown'], means: '' },
    },
  },
  'policy.states': {
    input: 'policy',
    means: { zh: '政策中的陈述', en: 'a statement of one of the 26 kinds' },
    attributes: { statement: { type: CR, required: true, means: 'CR1–CR26' }, complete: { type: 'boolean', means: 'with all its parts' } },
  },
  'policy.lacks': {
    input: 'policy',
    means: { zh: '政策缺少的陈述', en: 'a required statement that is missing' },
    attributes: {
      statement: {
        type: [
          ...CR,
          'retention-expiry',
          'spi-necessity',
          'third-party-columns',
          'child-rules',
          'storage-place',
          'complaint-channel',
          'account-deletion',
          'personalisation-source',
          'off-switch',
          'sdk-list',
          'profiling',
          'merger',
          'automated-decision',
        ],
        required: true,
        means: 'what is missing',
      },
    },
  },
  'policy.item': {
    input: 'policy',
    means: { zh: '政策所列个人信息', en: 'personal information that the policy lists' },
    attributes: {
      data: { type: 'personal-info', required: true, means: 'kind' },
      purpose: { type: 'text', means: 'purpose' },
      vague: { type: 'boolean', means: '等, 例如, 包括但不限于' },
      frequency: { type: 'text', means: 'frequency stated' },
      sensitiveMarked: { type: 'boolean', means: 'marked as sensitive' },
      by: { type: ['app', 'sdk'], means: 'who collects' },
      sdk: { type: 'text', means: 'SDK id' },
      local: { type: 'boolean', means: 'processed on the device alone: 仅在本地处理，不上传' },
    },
  },
  'policy.vague': {
    input: 'policy',
    means: { zh: '含糊表述', en: 'vague wording' },
    attributes: {
      where: { type: ['items', 'purpose', 'sdk', 'retention'], required: true, means: 'about what' },
      text: { type: 'text', required: true, means: 'sentence' },
    },
  },
  'policy.sdk': {
    input: 'policy',
    means: { zh: '政策所列SDK', en: 'SDK or third party in the policy' },
    attributes: {
      sdk: { type: 'text', means: 'SDK id' },
      name: { type: 'text', required: true, means: 'name as written' },
      complete: { type: 'boolean', required: true, means: 'name, party, purpose, manner, kinds, link all there' },
    },
  },
  'policy.list': {
    input: 'policy',
    means: { zh: '双清单', en: 'one of the two lists' },
    attributes: {
      list: { type: ['collected', 'shared'], required: true, means: 'which' },
      present: { type: 'boolean', required: true, means: '' },
      complete: { type: 'boolean', means: 'all columns' },
    },
  },
  'policy.promise': {
    input: 'policy',
    means: { zh: '承诺时限', en: 'days promised' },
    attributes: {
      about: { type: ['deletion', 'account-deletion', 'complaint', 'request', 'renewal-reminder'], required: true, means: 'about what' },
      days: { type: 'number', required: true, means: 'days' },
      unit: { type: ['working-day', 'day', 'none'], required: true, means: 'unit' },
    },
  },
  'policy.forces': {
    input: 'policy',
    means: { zh: '以改善服务等为由强制同意', en: 'consent forced merely for improvement, push or research' },
    attributes: {
      reason: {
        type: ['improve-service', 'experience', 'targeted-push', 'research', 'risk-control'],
        required: true,
        means: 'reason given',
      },
    },
  },
  'policy.changed': {
    input: 'policy',
    means: { zh: '政策变更', en: 'change between two versions of policy or app' },
    attributes: {
      what: { type: ['purpose', 'manner', 'scope', 'third-party'], required: true, means: 'what changed' },
      told: { type: ['yes', 'no', 'unknown'], required: true, means: 'users told and asked' },
    },
  },
  'store.field': {
    input: 'store',
    means: { zh: '应用商店页面信息', en: 'field of a store page' },
    attributes: {
      field: {
        type: [
          'name',
          'developer',
          'operator',
          'version',
          'version-date',
          'permissions',
          'permission-uses',
          'personal-info',
          'privacy-policy',
          'filing-number',
          'description',
          'icon',
          'contact',
          'size',
        ],
        required: true,
        means: 'field',
      },
      state: {
        type: ['shown', 'missing', 'false', 'second-level', 'differs-from-app', 'differs-from-policy'],
        required: true,
        means: 'state',
      },
      value: { type: 'text', means: 'value' },
    },
  },
  'store.duty': {
    input: 'store',
    means: { zh: '平台管理责任', en: 'duty of a distribution platform' },
    attributes: {
      duty: {
        type: [
          'audit-before-listing',
          'developer-identity',
          'contacts-valid',
          'timely-handling',
          'consent-before-install',
          'no-bundling',
          'inspection-on-shelf',
          'keeps-samples',
        ],
        required: true,
        means: 'which',
      },
      met: { type: 'boolean', required: true, means: '' },
      developer: { type: ['company', 'individual'], means: 'kind of developer that the duty is about' },
    },
  },
} as const satisfies Record<string, FactKind>;
