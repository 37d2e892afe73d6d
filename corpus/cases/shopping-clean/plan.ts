import { against, by, type Plan, type Planned } from '../planned.ts';

const app = { owner: 'app' } as const;
const jpush = { owner: 'sdk', sdk: 'jpush' } as const;
const pangle = { owner: 'sdk', sdk: 'pangle' } as const;
const umeng = { owner: 'sdk', sdk: 'umeng-analytics' } as const;

const code = by();
const policy = by('policy');
const run = by('trace');
const ui = by('ui');

const facts: readonly Planned[] = [
  code('app.type', { type: 6, service: '网上购物' }),
  code('app.sdk-levels', { minSdk: 23, targetSdk: 33, targetBelow: 'none' }),
  code('gate.consent', { found: true, how: 'dialog' }),
  ...[app, jpush, pangle, umeng].map((owner) =>
    code('reach.reads', { data: 'android_id', trigger: ['user-action', 'first-screen'], gate: 'behind-gate', api: '', ...owner }),
  ),
  code('reach.reads', { data: 'loc_precise', trigger: 'user-action', gate: 'behind-gate', api: '', repeated: 'no', ...app }),
  ...['umeng-analytics', 'jpush', 'pangle'].map((sdk) =>
    code('sdk.present', { sdk, name: '', vendor: '', category: '', evidence: '', confidence: ['high', 'medium', 'low'] }),
  ),
  ...(
    [
      ['android_id', app],
      ['loc_precise', app],
      ['android_id', jpush],
      ['android_id', pangle],
      ['android_id', umeng],
    ] as const
  ).map(([data, owner]) => code('compare.unnecessary-for-type', { data, type: 6, confirmed: true, ...owner })),
  policy('policy.text', { present: true, simplifiedChinese: true, readable: 'yes', hasCollectionRules: true }),
  ...Array.from({ length: 22 }, (_, i) => policy('policy.states', { statement: `CR${i + 1}` })),
  policy('policy.promise', { about: 'account-deletion', days: 15, unit: 'working-day' }),
  policy('policy.sdk', { sdk: ['umeng-common', 'umeng-analytics'], name: '', complete: true }),
  policy('policy.sdk', { sdk: 'jpush', name: '', complete: true }),
  policy('policy.sdk', { sdk: 'pangle', name: '', complete: true }),
  policy('policy.list', { list: 'collected', present: true, complete: true }),
  policy('policy.list', { list: 'shared', present: true, complete: true }),
  ...[
    'first-launch',
    'refuse',
    'agree',
    'deny-all',
    'restart-after-denial',
    'traverse',
    'silent',
    'background',
    'killed',
    'splash-and-windows',
  ].map((scenario) => run('run.scenario', { scenario })),
  ...[app, jpush, pangle, umeng].flatMap((owner) =>
    against(
      ['trace'],
      'run.reads',
      { data: 'android_id', api: '', value: 'real', phase: 'after-consent', appState: 'foreground', ...owner },
      'yes',
    ),
  ),
  ...against(
    ['trace'],
    'run.reads',
    { data: 'loc_precise', api: '', count: 4, value: 'real', phase: 'after-consent', appState: 'foreground', ...app },
    'yes',
  ),
  run('run.permission-dialog', {
    permission: 'android.permission.CAMERA',
    featureInUse: 'matching',
    purposeTold: 'yes',
    moment: ['in-use', 'after-denial-same-run'],
    phase: 'after-consent',
  }),
  run('run.permission-dialog', {
    permission: 'android.permission.ACCESS_FINE_LOCATION',
    featureInUse: 'matching',
    purposeTold: 'yes',
    moment: 'in-use',
    phase: 'after-consent',
  }),
  ...(
    [
      ['android_id', 'api.meigou.cn', 'first-party', ['plain', 'url']],
      ['android_id', 'ulogs.umeng.com', 'third-party', ['gzip']],
      ['android_id', 'stats.jpush.cn', 'third-party', ['md5']],
      ['android_id', 'log-api.pangolin-sdk-toutiao.com', 'third-party', ['base64']],
      ['loc_precise', 'api.meigou.cn', 'first-party', ['plain', 'url']],
      ['phone_number', 'api.meigou.cn', 'first-party', ['json', 'plain']],
    ] as const
  ).flatMap(([data, domain, to, encoding]) =>
    against(
      ['trace', 'har'],
      'run.sends',
      { data, domain, to, encoding, anonymised: ['no', 'unknown'], encrypted: true, phase: 'after-consent', appState: 'foreground' },
      'yes',
    ),
  ),
  ui('ui.policy-notice', { shown: true, mentionsSdk: true }),
  ui('ui.consent-control', { agree: '同意', hasClearAgree: true, hasClearRefuse: true, preTicked: false }),
  ui('ui.policy-access', { clicks: [2, 1], readable: 'yes' }),
  ui('ui.close-mark', { window: ['popup', 'full-screen'], state: 'clear' }),
  ui('ui.personalised', { present: true, marked: true, offSwitch: 'yes' }),
  ui('ui.lists', { list: 'collected', present: true }),
  ui('ui.lists', { list: 'shared', present: true }),
  ui('ui.policy-summary', { present: true }),
  ui('ui.filing-number', { shown: true }),
  ...['access', 'copy', 'correct', 'delete', 'account-deletion', 'complaint', 'human-service', 'withdraw-consent'].map((right) =>
    ui('ui.right', { right, state: 'works' }),
  ),
];

const adverse = { disclosed: ['no', 'unclear'] } as const;

export const plan: Plan = {
  facts,
  doubtful: [
    { ...code('lead.personalised', { lead: 'sdk', detail: 'pangle' }), why: 'an advertising SDK may personalise' },
    { ...code('lead.window', { lead: 'ad-sdk', ...pangle }), why: 'no advertisement of the SDK is loaded in code' },
  ],
  absent: [
    { kind: 'ui.personalised', attributes: { deleteTags: 'no' }, from: ['ui'], why: '兴趣标签 can be deleted' },
    { kind: 'ui.personalised', attributes: { offSwitch: 'no' }, from: ['ui'], why: 'the switch is in 隐私设置' },
    {
      kind: 'ui.close-mark',
      attributes: { state: ['missing', 'fake', 'void', 'tiny', 'late', 'hidden'] },
      from: ['ui'],
      why: 'the promotion has a mark of 40 dp',
    },
    { kind: 'run.download', attributes: {}, from: ['ui'], why: 'nobody taps the button' },
    {
      kind: 'run.reads',
      attributes: { phase: ['before-notice', 'before-consent', 'after-refusal'] },
      from: ['trace'],
      why: 'nothing is read before consent',
    },
    { kind: 'run.reads', attributes: { appState: ['silent', 'background', 'killed'] }, from: ['trace'], why: 'nothing is read at rest' },
    { kind: 'run.reads', attributes: adverse, from: ['trace', 'policy'], why: 'all of it is stated' },
    { kind: 'run.frequency', attributes: { pattern: ['fixed-period', 'burst'] }, from: ['trace'], why: 'taps of the user at no period' },
    {
      kind: 'run.permission-dialog',
      attributes: { featureInUse: ['none', 'unrelated'] },
      from: ['trace'],
      why: 'each dialog follows a tap on its function',
    },
    { kind: 'run.process-start', attributes: {}, from: ['trace'], why: 'only the tester starts the app' },
    { kind: 'run.jump', attributes: {}, from: ['trace'], why: 'nothing follows the shake' },
    { kind: 'run.sends', attributes: adverse, from: ['trace', 'har', 'policy'], why: 'all of it is stated' },
    { kind: 'run.sends', attributes: { encrypted: false }, from: ['trace', 'har'], why: 'TLS everywhere' },
    { kind: 'compare.undisclosed-sdk', attributes: {}, from: ['policy'], why: 'the list is whole' },
    {
      kind: 'compare.undisclosed-data',
      attributes: { data: ['android_id', 'loc_precise', 'camera', 'phone_number'] },
      from: ['policy'],
      why: 'named in the policy',
    },
    { kind: 'compare.unauthorised', attributes: {}, from: ['policy', 'trace'], why: 'the app does what it says' },
    { kind: 'policy.vague', attributes: {}, from: ['policy'], why: 'nothing is left open' },
    { kind: 'policy.lacks', attributes: {}, from: ['policy'], why: 'nothing is missing' },
    { kind: 'policy.forces', attributes: {}, from: ['policy'], why: 'nobody is forced' },
  ],
};
