import { against, by, type Plan, type Planned } from '../planned.ts';

const app = { owner: 'app' } as const;
const jpush = { owner: 'sdk', sdk: 'jpush' } as const;
const pangle = { owner: 'sdk', sdk: 'pangle' } as const;
const umeng = { owner: 'sdk', sdk: 'umeng-analytics' } as const;

const code = by();
const policy = by('policy');
const run = by('trace');
const ui = by('ui');

const read = (data: string, trigger: string, gate: string | readonly string[], owner: object, more: object = {}): Planned =>
  code('reach.reads', { data, trigger, gate, api: '', ...owner, ...more });

/** S1–S3 and what code alone shows of the faults of the run. */
const ofPackage: readonly Planned[] = [
  code('app.type', { type: 6, service: '网上购物' }),
  code('app.sdk-levels', { minSdk: 23, targetSdk: 33, targetBelow: 'none' }),
  code('gate.consent', { found: true, how: 'dialog' }),
  code('permission.declared', { permission: 'android.permission.READ_CALL_LOG', protection: 'dangerous' }),
  code('permission.unused', { permission: 'android.permission.READ_CALL_LOG', protection: 'dangerous' }),
  code('permission.unsuitable', { permission: 'android.permission.READ_CALL_LOG', service: '网上购物' }),
  code('component.self-start', { name: 'cn.meigou.mall.KeepReceiver', trigger: 'boot' }),
  code('network.cleartext', { by: 'manifest' }),
  code('code.reads', { data: 'loc_precise', via: 'api', api: '', ...app }),
  code('code.requests-permission', { permission: 'android.permission.READ_PHONE_STATE', screen: 'first-screen', batch: 2, ...app }),
  code('reach.requests-permission', {
    permission: 'android.permission.READ_PHONE_STATE',
    trigger: 'user-action',
    gate: 'behind-gate',
    ahead: true,
    ...app,
  }),
  read('android_id', 'process-start', 'before-gate', app),
  read('android_id', 'process-start', 'before-gate', jpush),
  read('mac', 'user-action', 'before-gate', app),
  read('app_list', 'first-screen', 'behind-gate', pangle),
  read('loc_precise', 'first-screen', 'behind-gate', app, { repeated: 'timer', background: true }),
  read('mac', 'first-screen', 'behind-gate', jpush, { repeated: 'timer', background: true }),
  code('reach.starts-app', { kind: 'associated', target: 'com.meigou.wallet', trigger: 'system-event', gate: 'behind-gate', ...app }),
  code('reach.jumps', { by: 'shake', target: 'com.shanyou.deals', ...app }),
  code('lead.window', { lead: 'shake-listener', ...app }),
  code('sdk.present', { sdk: 'pangle', name: '', vendor: '', category: 'ads', evidence: '', confidence: ['high', 'medium'] }),
  code('sdk.present', { sdk: 'jpush', name: '', vendor: '', category: 'push', evidence: '', confidence: ['high', 'medium'] }),
  code('sdk.present', {
    sdk: 'umeng-analytics',
    name: '',
    vendor: '',
    category: 'analytics',
    evidence: '',
    confidence: ['high', 'medium'],
  }),
  ...[
    ['android_id', app],
    ['imsi', app],
    ['mac', app],
    ['loc_precise', app],
    ['app_list', pangle],
    ['mac', jpush],
  ].map(([data, owner]) => code('compare.unnecessary-for-type', { data: data as string, type: 6, confirmed: true, ...(owner as object) })),
];

/** P1–P7, and what the policy has. */
const ofPolicy: readonly Planned[] = [
  policy('policy.text', { present: true, simplifiedChinese: true, readable: 'yes', hasCollectionRules: true }),
  ...[1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22].map((n) => policy('policy.states', { statement: `CR${n}` })),
  policy('policy.lacks', { statement: 'CR8' }),
  policy('policy.lacks', { statement: ['CR9', 'off-switch'] }),
  policy('policy.vague', { where: 'items', text: '' }),
  policy('policy.item', { data: ['dev_model', 'dev_os', 'dev_screen'], vague: true, by: 'app' }),
  policy('policy.promise', { about: 'account-deletion', days: 30, unit: 'working-day' }),
  policy('policy.forces', { reason: 'improve-service' }),
  policy('policy.sdk', { sdk: ['umeng-common', 'umeng-analytics'], name: '', complete: true }),
  policy('policy.sdk', { sdk: 'jpush', name: '', complete: true }),
  policy('policy.list', { list: 'collected', present: true, complete: true }),
  policy('policy.list', { list: 'shared', present: true, complete: true }),
  policy('compare.undisclosed-sdk', { sdk: 'pangle', name: '' }),
  policy('compare.undisclosed-data', { data: 'imsi', side: 'code', ...app }),
  policy('compare.undisclosed-data', { data: 'mac', side: 'code', ...app }),
  policy('compare.undisclosed-data', { data: 'mac', side: 'code', ...jpush }),
  policy('compare.undisclosed-data', { data: 'app_list', side: 'code', ...pangle }),
];

/** R1–R16. */
const ofRun: readonly Planned[] = [
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
  ...against(
    ['trace'],
    'run.reads',
    { data: 'android_id', api: '', count: 1, value: 'real', phase: 'before-notice', appState: 'foreground', ...app },
    'yes',
  ),
  ...against(
    ['trace'],
    'run.reads',
    { data: 'android_id', api: '', count: 1, value: 'real', phase: 'before-consent', appState: 'foreground', ...app },
    'yes',
  ),
  ...against(
    ['trace'],
    'run.reads',
    { data: 'android_id', api: '', count: 1, value: 'real', phase: 'before-consent', appState: 'foreground', ...jpush },
    'yes',
  ),
  ...against(
    ['trace'],
    'run.reads',
    { data: 'mac', api: '', count: 1, value: 'real', phase: 'after-refusal', appState: 'foreground', ...app },
    'no',
  ),
  ...against(
    ['trace'],
    'run.reads',
    { data: 'android_id', api: '', value: 'real', phase: 'after-consent', appState: 'foreground', ...umeng },
    'yes',
  ),
  ...against(
    ['trace'],
    'run.reads',
    { data: 'app_list', api: '', count: 1, value: 'real', phase: 'after-consent', appState: 'foreground', ...pangle },
    'no',
  ),
  ...against(
    ['trace'],
    'run.reads',
    { data: 'imsi', api: '', count: 1, value: 'real', phase: 'after-consent', appState: 'foreground', ...app },
    'no',
  ),
  ...against(
    ['trace'],
    'run.reads',
    { data: 'loc_precise', api: '', count: 12, value: 'real', phase: 'after-consent', appState: 'background', ...app },
    'no',
  ).map((one) => ({
    ...one,
    attributes: { ...one.attributes, disclosed: one.attributes['disclosed'] === 'no' ? ['no', 'unclear'] : 'unknown' },
  })),
  ...against(
    ['trace'],
    'run.reads',
    { data: 'mac', api: '', count: 6, value: 'real', phase: 'after-consent', appState: 'background', ...jpush },
    'no',
  ),
  ...frequency('loc_precise', 30, 20, 600, 'foreground', app),
  ...frequency('loc_precise', 30, 10, 300, 'silent', app),
  ...frequency('loc_precise', 30, 12, 360, 'background', app),
  ...frequency('mac', 60, 6, 360, 'background', jpush),
  ...['READ_PHONE_STATE', 'ACCESS_FINE_LOCATION'].flatMap((permission) => {
    const asked = {
      permission: `android.permission.${permission}`,
      featureInUse: 'none',
      purposeTold: 'no',
      batch: 2,
      phase: 'after-consent',
    };
    return [
      run('run.permission-dialog', { ...asked, moment: 'first-launch' }),
      run('run.permission-dialog', { ...asked, moment: 'after-denial-same-run', within48h: [3, 2] }),
      run('run.permission-dialog', { ...asked, moment: 'after-denial-restart', within48h: [3, 2, 4] }),
    ];
  }),
  run('run.permission-dialog', {
    permission: 'android.permission.CAMERA',
    featureInUse: 'matching',
    purposeTold: 'yes',
    moment: ['in-use', 'after-denial-same-run'],
    phase: 'after-consent',
  }),
  ...against(['trace'], 'run.process-start', { kind: 'self', count: 2, bySdk: false, phase: 'after-consent' }, 'no'),
  ...against(
    ['trace'],
    'run.process-start',
    { kind: 'associated', target: 'com.meigou.wallet', count: 2, bySdk: false, phase: 'after-consent' },
    'no',
  ),
  by('trace', 'policy')('compare.undisclosed-data', { data: 'imsi', side: 'run', ...app }),
  by('trace', 'policy')('compare.undisclosed-data', { data: 'mac', side: 'run', ...app }),
  by('trace', 'policy')('compare.undisclosed-data', { data: 'mac', side: 'run', ...jpush }),
  by('trace', 'policy')('compare.undisclosed-data', { data: 'app_list', side: 'run', ...pangle }),
  by('trace', 'policy')('compare.unauthorised', { what: 'declared-rule', detail: '' }),
  { ...run('run.jump', { trigger: 'shake' }), unless: ['ui'] },
];

function frequency(
  data: string,
  periodSeconds: number,
  count: number,
  windowSeconds: number,
  appState: string,
  owner: object,
): readonly Planned[] {
  const seen = {
    data,
    pattern: 'fixed-period',
    periodSeconds: [periodSeconds],
    count,
    windowSeconds,
    overThreshold: true,
    phase: 'after-consent',
    appState,
  };
  return against(['trace'], 'run.frequency', { ...seen, ...owner }, 'no');
}

/** T1–T6. The values of the device stand in the header of the run. */
const third = { to: 'third-party', anonymised: ['no', 'unknown'] } as const;
const ofTraffic: readonly Planned[] = [
  ...sends(
    { data: 'android_id', domain: 'stats.jpush.cn', ...third, encoding: 'md5', encrypted: true, phase: 'before-consent', ...jpush },
    'yes',
  ),
  ...sends(
    {
      data: 'android_id',
      domain: 'api.meigou.cn',
      to: 'first-party',
      encoding: ['plain', 'url'],
      encrypted: true,
      phase: 'before-consent',
    },
    'yes',
  ),
  ...sends(
    { data: 'android_id', domain: 'ulogs.umeng.com', ...third, encoding: 'gzip', encrypted: true, phase: 'after-consent', owner: 'sdk' },
    'yes',
  ),
  ...sends(
    {
      data: 'android_id',
      domain: 'log-api.pangolin-sdk-toutiao.com',
      ...third,
      encoding: 'base64',
      encrypted: true,
      phase: 'after-consent',
      ...pangle,
    },
    'no',
  ),
  ...sends(
    {
      data: 'oaid',
      domain: 'log-api.pangolin-sdk-toutiao.com',
      ...third,
      encoding: ['json', 'plain'],
      encrypted: true,
      phase: 'after-consent',
      ...pangle,
    },
    'no',
  ),
  ...sends(
    {
      data: 'imsi',
      domain: 'collect.adtrace-cloud.com',
      to: ['unknown', 'third-party'],
      anonymised: ['no', 'unknown'],
      encoding: 'sha256',
      encrypted: true,
      phase: 'after-consent',
    },
    'no',
  ),
  ...sends(
    {
      data: 'mac',
      domain: 'stat.hudong-ads.com',
      to: ['unknown', 'third-party'],
      anonymised: ['no', 'unknown'],
      encoding: ['url', 'plain'],
      encrypted: false,
      phase: 'after-consent',
      appState: 'background',
    },
    'no',
  ),
  ...sends(
    {
      data: 'loc_precise',
      domain: 'img.meigou.cn',
      to: 'first-party',
      encoding: ['plain', 'url'],
      encrypted: false,
      phase: 'after-consent',
      appState: 'foreground',
    },
    'yes',
  ),
  ...sends(
    {
      data: 'phone_number',
      domain: 'api.meigou.cn',
      to: 'first-party',
      encoding: ['json', 'plain'],
      encrypted: true,
      phase: 'after-consent',
      appState: 'foreground',
    },
    'yes',
  ),
  by('trace', 'har', 'policy')('compare.undisclosed-data', { data: 'imsi', side: 'traffic' }),
  by('trace', 'har', 'policy')('compare.undisclosed-data', { data: 'mac', side: 'traffic' }),
];

function sends(attributes: Parameters<typeof against>[2], disclosed: 'yes' | 'no'): readonly Planned[] {
  return against(['trace', 'har'], 'run.sends', attributes, disclosed);
}

/** U1–U6 and what the pages have. */
const ofScreens: readonly Planned[] = [
  ui('ui.policy-notice', { shown: true, mentionsSdk: true }),
  ui('ui.consent-control', { agree: '好的', hasClearAgree: false, hasClearRefuse: true, preTicked: true }),
  ui('ui.policy-access', { clicks: [2, 1], readable: 'yes' }),
  ui('ui.close-mark', { window: 'splash', state: 'tiny' }),
  ui('ui.close-mark', { window: ['popup', 'full-screen'], state: 'missing' }),
  ui('ui.window', { window: ['splash', 'full-screen'], fullScreenLink: true, adMarked: true }),
  ui('ui.personalised', { present: true, marked: true, offSwitch: 'no' }),
  ui('ui.lists', { list: 'collected', present: true }),
  ui('ui.lists', { list: 'shared', present: true }),
  ui('ui.policy-summary', { present: true }),
  ui('ui.filing-number', { shown: true }),
  ...['access', 'copy', 'correct', 'delete', 'account-deletion', 'complaint', 'human-service', 'withdraw-consent'].map((right) =>
    ui('ui.right', { right, state: 'works' }),
  ),
  ui('run.jump', { trigger: 'shake', actionTold: false }),
  ui('run.download', { trigger: 'outside-button', promptShown: false }),
];

export const plan: Plan = {
  facts: [...ofPackage, ...ofPolicy, ...ofRun, ...ofTraffic, ...ofScreens],
  doubtful: [
    {
      ...run('run.identifier-link', { purpose: 'push', data: 'mac', extendedConsent: 'no' }),
      why: 'a push SDK reads the MAC; for what, only a person can say',
    },
    {
      ...run('run.scene-use', {
        part: '077.6',
        scene: 'none',
        data: 'app_list',
        listed: 'no',
        trigger: 'once',
        appState: 'foreground',
        ...pangle,
      }),
      why: 'no scene of 077.6 is advertising; which scene was used is for a person',
    },
    {
      ...ui('ui.personalised', { present: true, nonTargetedOption: 'no' }),
      why: 'without a switch one may say that there is no other option, or that 分类 is one',
    },
    {
      ...ui('ui.personalised', { present: true, deleteTags: 'no' }),
      why: 'no page shows tags of the user; whether there are any is for a person',
    },
    {
      ...code('lead.window', { lead: 'splash-ad' }),
      why: 'a page called SplashActivity beside an advertising SDK may be called a splash advertisement or not',
    },
    { ...code('lead.window', { lead: 'ad-sdk', ...pangle }), why: 'no advertisement of the SDK is loaded in code' },
    { ...code('lead.personalised', { lead: 'sdk', detail: 'pangle' }), why: 'an advertising SDK may personalise' },
    {
      ...code('reach.starts-app', { kind: 'self', trigger: 'system-event', gate: 'behind-gate', ...app }),
      why: 'the receiver starts the own service',
    },
    {
      ...run('run.scene-use', {
        part: '077.2',
        scene: 'none',
        data: 'loc_precise',
        listed: 'no',
        precision: 'precise',
        trigger: 'periodic',
        appState: 'background',
        ...app,
      }),
      why: 'no scene of 077.2 needs it; which scene was used is for a person',
    },
    { ...run('run.download', { trigger: 'any-tap' }), unless: ['ui'], why: 'without the screens nobody knows where the button is' },
    { ...run('run.download', { trigger: 'outside-button' }), unless: ['ui'], why: 'the tap names an element that is no button' },
    {
      ...run('run.jump', { trigger: 'shake', actionTold: false }),
      unless: ['ui'],
      why: 'the run shows no text about shaking, and does not show the screen',
    },
  ],
  absent: [
    {
      kind: 'run.refusal-effect',
      attributes: { effect: ['exits', 'closes', 'popup-loop', 'blocks-register-login', 'blocks-unrelated-feature', 'degrades'] },
      from: ['trace'],
      why: 'the app goes on after each refusal, and the user goes on to other pages between the dialogs',
    },
    { kind: 'run.reads', attributes: { data: 'imei' }, from: ['trace'], why: 'nobody reads it' },
    { kind: 'run.reads', attributes: { data: 'clipboard' }, from: ['trace'], why: 'nobody reads it' },
    {
      kind: 'run.frequency',
      attributes: { data: 'camera', pattern: ['fixed-period', 'burst'] },
      from: ['trace'],
      why: 'two taps of the user',
    },
    { kind: 'run.frequency', attributes: { data: 'net_type', pattern: 'fixed-period' }, from: ['trace'], why: 'at no period' },
    { kind: 'run.media-use', attributes: { userTriggered: false }, from: ['trace'], why: 'the camera follows a tap on 扫一扫' },
    {
      kind: 'run.process-start',
      attributes: { target: 'com.android.packageinstaller' },
      from: ['trace'],
      why: 'the system shows its dialog',
    },
    {
      kind: 'run.process-start',
      attributes: { phase: ['before-notice', 'before-consent', 'after-refusal'] },
      from: ['trace'],
      why: 'the tester starts the app',
    },
    {
      kind: 'run.sends',
      attributes: { data: 'imei' },
      from: ['trace', 'har'],
      why: '15 digits with a right check digit are an order number, and not the value of the device',
    },
    { kind: 'run.sends', attributes: { domain: 'cdn.meigou.cn' }, from: ['trace', 'har'], why: 'digests of files, random identifiers' },
    {
      kind: 'run.sends',
      attributes: { data: 'loc_precise', domain: 'api.meigou.cn' },
      from: ['trace', 'har'],
      why: 'coordinates of shops',
    },
    {
      kind: 'run.sends',
      attributes: { data: ['loc_precise', 'phone_number'], to: 'third-party' },
      from: ['trace', 'har'],
      why: 'only the own servers get them',
    },
    {
      kind: 'compare.undisclosed-sdk',
      attributes: { sdk: ['umeng-common', 'umeng-analytics', 'jpush'] },
      from: ['policy'],
      why: 'in the list of the policy',
    },
    {
      kind: 'compare.undisclosed-data',
      attributes: { data: ['loc_precise', 'camera', 'phone_number'] },
      from: ['policy'],
      why: 'named in the policy',
    },
    {
      kind: 'policy.lacks',
      attributes: {
        statement: [
          'CR1',
          'CR2',
          'CR3',
          'CR4',
          'CR5',
          'CR6',
          'CR7',
          'CR10',
          'CR11',
          'CR12',
          'CR13',
          'CR14',
          'CR15',
          'CR16',
          'CR17',
          'CR19',
          'CR20',
          'CR21',
          'CR22',
          'retention-expiry',
          'spi-necessity',
          'third-party-columns',
          'child-rules',
          'storage-place',
          'complaint-channel',
          'account-deletion',
          'personalisation-source',
          'sdk-list',
          'profiling',
          'merger',
          'automated-decision',
        ],
      },
      from: ['policy'],
      why: 'the policy says it',
    },
    {
      kind: 'policy.states',
      attributes: { statement: ['CR8', 'CR9', 'CR23', 'CR24', 'CR25', 'CR26'] },
      from: ['policy'],
      why: 'left out (CR8, CR9), and nothing leaves the country',
    },
    { kind: 'policy.sdk', attributes: { complete: false }, from: ['policy'], why: 'every row has all columns' },
    { kind: 'ui.right', attributes: { state: ['missing', 'void', 'conditions', 'slow'] }, from: ['ui'], why: 'every entry is there' },
    { kind: 'ui.bait', attributes: {}, from: ['ui'], why: 'no reward is promised' },
  ],
};
