import type { ClauseCase, ScreenElement } from '../clause-case.ts';
import { agreed, asked, call, consent, PACKAGE, page, phase, STACK, started, tap } from '../records.ts';

const button = (text: string): ScreenElement => ({ text, button: true });

/** The main page right after the first launch: no notice came. */
const home: readonly ScreenElement[] = ['首页', '分类', '社区', '购物车', '我的', '扫一扫', '附近'].map(button);
const notice = (...texts: readonly ScreenElement[]): readonly ScreenElement[] => [
  '用户协议与隐私政策',
  '欢迎使用。请您阅读《用户协议》和《隐私政策》，了解我们如何处理您的个人信息。',
  ...texts,
];
const CLEAR = [button('不同意'), button('同意')];

const opened: readonly object[] = [
  phase(0, 'first-launch'),
  started(0.1, { cause: 'launcher' }),
  consent(0.1, 'not-shown'),
  page(1, 'HomeActivity'),
];
const UMENG = ['com.umeng.analytics.MobclickAgent.start(Unknown Source:4)', `${PACKAGE}.App.onCreate(App.java:11)`];
const WITHOUT_SDK = '# 隐私政策\n\n我们收集您的手机号码，用于注册账号；收集Android ID，用于识别设备。';

/** Clauses about the notice at the first run and what happens before it is answered. */
export const noticeCases: readonly ClauseCase[] = [
  {
    name: 'no notice at the first run, and the app reads the IMEI',
    run: [...opened, call(2, 'imei'), tap(10, '分类'), phase(60, 'first-launch', 'end')],
    screens: { '01-first-launch-home': home },
    violation: ['collects-without-notice', 'collects-without-any-notice', 'policy-not-shown-at-first-run', 'policy-hard-to-reach'],
  },
  {
    name: 'no notice at the first run, and an SDK reads the Android ID',
    policy: WITHOUT_SDK,
    run: [...opened, call(2, 'android_id', UMENG), tap(10, '分类'), phase(60, 'first-launch', 'end')],
    screens: { '01-first-launch-home': home },
    violation: ['sdk-collects-without-notice', 'embedded-sdk-collects-without-notice'],
    notFound: ['collects-without-notice', 'collects-without-any-notice'],
  },
  {
    name: 'the notice does not speak of SDKs, the policy does not name them, and one reads before the user agrees',
    policy: WITHOUT_SDK,
    run: [...asked, call(2, 'android_id', UMENG), phase(60, 'first-launch', 'end')],
    screens: { '01-first-launch-consent': notice(...CLEAR) },
    violation: ['sdk-collects-without-notice', 'embedded-sdk-collects-without-notice'],
    notFound: ['policy-not-shown-at-first-run'],
  },
  {
    name: 'the app reads after the user has agreed',
    run: [...agreed, call(30, 'android_id', STACK.app)],
    screens: { '01-first-launch-consent': notice(...CLEAR) },
    notFound: [
      'collects-without-notice',
      'collects-without-any-notice',
      'collects-or-asks-before-consent',
      'policy-not-shown-at-first-run',
      'consent-by-default-choice',
    ],
  },
];
