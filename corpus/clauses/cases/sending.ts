import type { ClauseCase } from '../clause-case.ts';
import { agreed, asked, at, call, PACKAGE, page, phase, tap } from '../records.ts';

/** Values of the device and its account, and what the tester has put there to find it again. */
const VALUES = {
  imei: '867400022047199',
  mac: 'a4:50:46:1c:9e:72',
  android_id: '6f0c2a9be41d7753',
  loc_precise: '31.234871,121.475093',
  clipboard: '试金石剪切板标记7f3a91c204',
  sms: '【示例银行】您的验证码为 580413，用于测试，请勿告诉他人',
  im_contacts: 'friend-marked-7f3a91c204',
  app_list: 'com.tencent.mm,com.eg.android.AlipayGphone,com.taobao.taobao',
} as const;

const device = { values: Object.entries(VALUES).map(([data, value]) => ({ data, value })) };
const using = (...records: readonly object[]): readonly object[] => [
  ...agreed,
  phase(30, 'traverse'),
  page(31, 'HomeActivity'),
  tap(40, '首页'),
  ...records,
];
const sent = (seconds: number, url: string, body?: object) => ({
  time: at(seconds),
  url,
  ...(body === undefined ? {} : { post: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
});

const TELLS_NOTHING = '# 隐私政策\n\n我们收集您的手机号码，用于注册账号。';
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const HEAD = ['SDK名称', '公司', '目的', '方式', '收集的个人信息种类', '链接'];
const listing = (...rows: readonly (readonly string[])[]) =>
  `# 隐私政策\n\n我们收集您的手机号码，用于注册账号。\n\n## 第三方SDK目录\n\n${[HEAD, HEAD.map(() => '---'), ...rows].map(row).join('\n')}\n`;

/** Clauses about what leaves the device. */
export const sendingCases: readonly ClauseCase[] = [
  {
    name: 'the precise location goes to an advertiser that the policy does not name',
    policy: TELLS_NOTHING,
    device,
    run: using(),
    har: [sent(60, 'https://log-api.pangolin-sdk-toutiao.com/service/2/app_log/', { lat: 31.234871, lng: 121.475093 })],
    violation: ['sensitive-sharing-without-consent'],
  },
  {
    name: 'the address of the network card goes to an SDK whose row says 设备信息',
    policy: listing([
      '友盟统计SDK',
      '友盟同欣（北京）科技有限公司',
      '统计分析',
      'SDK采集',
      '设备信息',
      'https://www.umeng.com/page/policy',
    ]),
    device,
    run: using(),
    har: [sent(60, 'https://ulogs.umeng.com/unify_logs', { m: VALUES.mac })],
    violation: ['sharing-unclear', 'third-party-not-clearly-named'],
  },
  {
    name: 'the address of the network card goes to an SDK whose row says so',
    policy: listing(['友盟统计SDK', '友盟同欣（北京）科技有限公司', '统计分析', 'SDK采集', 'MAC地址', 'https://www.umeng.com/page/policy']),
    device,
    run: using(),
    har: [sent(60, 'https://ulogs.umeng.com/unify_logs', { m: VALUES.mac })],
    notFound: ['sharing-unclear', 'third-party-not-clearly-named'],
  },
  {
    name: 'an identifier goes to a service abroad, and the policy tells nobody',
    policy: TELLS_NOTHING,
    device,
    run: using(),
    har: [sent(60, 'https://graph.facebook.com/v17.0/activities', { anon: VALUES.android_id })],
    violation: ['private-cross-border-transfer'],
  },
  {
    name: 'the clipboard goes to the server as it is',
    policy: TELLS_NOTHING,
    device,
    run: using(call(50, 'clipboard')),
    har: [sent(51, 'https://api.example.cn/v1/clip', { text: VALUES.clipboard })],
    violation: ['clipboard-uploaded', 'clipboard-or-storage-uploaded-secretly'],
  },
  {
    name: 'a message goes to the server as it is',
    policy: TELLS_NOTHING,
    device,
    run: using(call(50, 'sms')),
    har: [sent(51, 'https://api.example.cn/v1/inbox', { text: VALUES.sms })],
    violation: ['sms-uploaded'],
  },
  {
    name: 'the list of installed apps goes to the server, and the policy does not tell of it',
    policy: TELLS_NOTHING,
    device,
    run: using(call(50, 'app_list')),
    har: [sent(51, 'https://api.example.cn/v1/apps', { list: VALUES.app_list })],
    violation: ['app-list-uploaded'],
  },
  {
    name: 'a service of statistics gets the address of the network card, and the policy does not tell of it',
    policy: TELLS_NOTHING,
    device,
    run: using(),
    har: [sent(60, 'https://ulogs.umeng.com/unify_logs', { m: VALUES.mac })],
    violation: ['statistics-identifier-beyond-table'],
    notFound: ['push-identifier-beyond-table', 'risk-control-identifier-beyond-table', 'advertising-identifier-beyond-table'],
  },
  {
    name: 'a push service gets the address of the network card, and the policy does not tell of it',
    policy: TELLS_NOTHING,
    device,
    run: using(),
    har: [sent(60, 'https://api.tpns.tencent.com/v3/report', { m: VALUES.mac })],
    violation: ['push-identifier-beyond-table', 'fixed-identifier-outside-risk-control'],
  },
  {
    name: 'a push service gets an identifier that can be reset',
    policy: listing(['腾讯移动推送SDK', '深圳市腾讯计算机系统有限公司', '推送消息', 'SDK采集', 'Android ID', 'https://privacy.qq.com/']),
    device,
    run: using(),
    har: [sent(60, 'https://api.tpns.tencent.com/v3/report', { id: VALUES.android_id })],
    notFound: ['push-identifier-beyond-table', 'fixed-identifier-outside-risk-control'],
  },
  {
    name: 'a service of risk control gets the IMEI, and the policy does not tell of it',
    policy: TELLS_NOTHING,
    device,
    run: using(),
    har: [sent(60, 'https://api-fp-retry-bj.fengkongcloud.com/v2/device', { i: VALUES.imei })],
    violation: ['risk-control-identifier-beyond-table'],
  },
  {
    name: 'an advertiser gets an identifier that can be reset together with one that cannot',
    policy: TELLS_NOTHING,
    device,
    run: using(),
    har: [sent(60, 'https://log-api.pangolin-sdk-toutiao.com/service/2/app_log/', { id: VALUES.android_id, m: VALUES.mac })],
    violation: ['advertising-identifier-beyond-table', 'targeting-linked-to-fixed-identifier'],
  },
  {
    name: 'a service that brings updates gets the address of the network card',
    policy: TELLS_NOTHING,
    device,
    run: using(call(50, 'mac', ['com.tencent.bugly.beta.Beta.init(Unknown Source:4)', `${PACKAGE}.App.onCreate(App.java:9)`])),
    har: [sent(60, 'https://android.bugly.qq.com/rqd/async', { m: VALUES.mac })],
    violation: ['update-identifier-beyond-table'],
  },
  {
    name: 'identifiers are read and sent while the user has not agreed',
    device,
    run: [...asked, call(2, 'imei'), phase(30, 'first-launch', 'end')],
    har: [sent(3, 'https://api.example.cn/v1/boot', { id: VALUES.imei })],
    violation: ['collects-or-asks-before-consent'],
  },
  {
    name: 'a dating app gives the list of friends to a service of statistics',
    type: '婚恋相亲',
    device,
    run: using(),
    har: [sent(60, 'https://ulogs.umeng.com/unify_logs', { friends: [VALUES.im_contacts] })],
    violation: ['dating-app-shares-friends'],
  },
];
