import type { ClauseCase, ScreenElement } from '../clause-case.ts';
import { agreed, at, PACKAGE, phase } from '../records.ts';

const button = (text: string): ScreenElement => ({ text, button: true });
const field = (text: string): ScreenElement => ({ text, class: 'android.widget.EditText' });
const settings: readonly ScreenElement[] = [button('账号与安全'), button('关于我们'), button('退出登录')];
const account: readonly ScreenElement[] = [button('账号与安全'), button('修改密码')];
const walked: readonly object[] = [...agreed, phase(30, 'traverse'), phase(300, 'traverse', 'end')];

/** An index in which each page is reached by one more tap. */
const reachedBy = (...stems: readonly string[]): readonly object[] => [
  phase(30, 'traverse'),
  ...stems.flatMap((stem, i) => [
    ...(i === 0 ? [] : [{ kind: 'ui', time: at(40 + 10 * i), process: PACKAGE, event: 'tap', x: 540, y: 140 }]),
    { kind: 'picture', time: at(42 + 10 * i), type: 'tree', file: `${stem}.xml` },
  ]),
];
/** Pages of settings that lead one into the next, and the last. */
const nested = (last: string, pages: readonly ScreenElement[]) => {
  const names = ['home', 'mine', 'settings', 'more', 'general', last].map((name, i) => `0${i + 1}-traverse-${name}`);
  const between = ['首页', '我的', '设置', '更多', '通用'].map((text): readonly ScreenElement[] => [button(text)]);
  return {
    screens: Object.fromEntries(names.map((name, i) => [name, i < between.length ? (between[i] ?? []) : pages])),
    index: reachedBy(...names),
  };
};

const WITHOUT_TARGETING = '# 隐私政策\n\n我们收集您的手机号码，用于注册账号。';
const WITH_TARGETING = `${WITHOUT_TARGETING}\n\n我们会根据您的浏览记录向您提供个性化推荐，您可以在设置中关闭个性化推荐。`;
const WITH_ALGORITHM = `${WITH_TARGETING}该推荐由算法作出自动化决策，您有权拒绝仅通过自动化决策的方式作出的决定。`;
/** Says that it recommends, and not how to switch it off. */
const NO_WAY_OUT = `${WITHOUT_TARGETING}\n\n我们会根据您的浏览记录向您提供个性化推荐。`;
const recommending = { '01-traverse-home': ['首页', '猜你喜欢', '保温杯', '蓝牙耳机'] };

/** Clauses about what the screen shows, from trees alone or beside policy and run. */
export const screenCases: readonly ClauseCase[] = [
  {
    name: 'settings without account deletion and without the two lists',
    screens: { '01-traverse-settings': settings, '02-traverse-account': account },
    violation: ['account-hard-to-delete'],
  },
  {
    name: 'settings without account deletion and without the two lists, beside a policy',
    policy: '# 隐私政策\n\n我们收集您的手机号码，用于注册账号。',
    screens: { '01-traverse-settings': settings, '02-traverse-account': account },
    violation: [
      'no-account-deletion',
      'no-correction-deletion-or-account-deletion',
      'collected-list-absent',
      'shared-list-absent',
      'collected-list-missing',
    ],
  },
  {
    name: 'settings with account deletion and the two lists',
    policy: '# 隐私政策\n\n我们收集您的手机号码，用于注册账号。\n\n您可以在“设置—账号与安全—注销账号”中注销账号。',
    screens: {
      '01-traverse-settings': [...settings, button('个人信息收集清单'), button('第三方信息共享清单')],
      '02-traverse-account': [...account, button('注销账号')],
    },
    notFound: ['account-hard-to-delete', 'no-account-deletion'],
  },
  {
    name: 'account deletion takes six presses',
    ...nested('account', [button('注销账号'), button('账号与安全')]),
    violation: ['account-deletion-not-easy'],
    suspected: ['unreasonable-conditions-for-rights'],
    notFound: ['account-hard-to-delete'],
  },
  {
    name: 'the policy is five presses away',
    run: walked,
    ...nested('policy', ['隐私政策', `更新日期：2026年1月1日。${'我们重视您的个人信息。'.repeat(30)}`]),
    violation: ['policy-beyond-four-clicks', 'policy-hard-to-reach'],
  },
  {
    name: 'the policy is two presses away',
    run: walked,
    screens: {
      '01-traverse-home': [button('我的')],
      '02-traverse-mine': [button('关于')],
      '03-traverse-policy': ['隐私政策', `更新日期：2026年1月1日。${'我们重视您的个人信息。'.repeat(30)}`],
    },
    index: reachedBy('01-traverse-home', '02-traverse-mine', '03-traverse-policy'),
    notFound: ['policy-beyond-four-clicks', 'policy-hard-to-reach'],
  },
  {
    name: 'a page recommends, and the policy does not tell of it',
    policy: WITHOUT_TARGETING,
    screens: recommending,
    violation: ['targeting-not-stated', 'targeting-untold', 'algorithm-not-told'],
  },
  {
    name: 'a page recommends, and the policy tells of it',
    policy: WITH_ALGORITHM,
    screens: { ...recommending, '02-traverse-settings': settings, '03-traverse-account': account },
    notFound: ['targeting-not-stated', 'targeting-untold', 'algorithm-not-told', 'targeting-unmarked'],
  },
  {
    name: 'recommendations that neither the settings nor the policy offer to switch off',
    policy: NO_WAY_OUT,
    screens: { ...recommending, '02-traverse-settings': settings, '03-traverse-account': account },
    violation: ['targeting-no-off-switch'],
    suspected: ['profile-beyond-limits'],
  },
  {
    name: 'recommendations that the policy offers to switch off, and no switch in the settings that were seen',
    policy: WITH_TARGETING,
    screens: { ...recommending, '02-traverse-settings': settings, '03-traverse-account': account },
    suspected: ['targeting-no-off-switch'],
  },
  {
    name: 'recommendations with a switch in the settings',
    policy: WITH_TARGETING,
    screens: {
      ...recommending,
      '02-traverse-settings': settings,
      '03-traverse-privacy': ['隐私设置', '个性化推荐', { class: 'android.widget.Switch', box: 'ticked', at: [900, 1220, 1040, 1300] }],
    },
    notFound: ['targeting-no-off-switch', 'targeting-unmarked'],
  },
  {
    name: 'a policy tells of recommendations, and no page up to the settings is marked',
    policy: WITH_TARGETING,
    screens: { '01-traverse-home': ['首页', '保温杯', '蓝牙耳机'], '02-traverse-settings': settings, '03-traverse-account': account },
    suspected: ['targeting-unmarked'],
  },
  {
    name: 'a face is taken, and nothing is told of the purpose',
    run: walked,
    screens: { '01-traverse-verify': ['身份核验', button('开始人脸识别')] },
    violation: ['face-forced', 'biometrics-without-own-notice'],
  },
  {
    name: 'a face is taken, and the purpose stands above the button',
    run: walked,
    screens: { '01-traverse-verify': ['身份核验', '人脸信息仅用于核验您是账号本人，核验后立即删除', button('开始人脸识别')] },
    notFound: ['face-forced', 'biometrics-without-own-notice'],
  },
  ...(
    [
      ['points', '实名认证送500积分', 'points-for-identity'],
      ['a reward', '完成实名认证即可抽奖', 'reward-for-identity'],
      ['a coupon', '实名认证领优惠券', 'discount-for-identity'],
    ] as const
  ).map(
    ([bait, text, rule]): ClauseCase => ({
      name: `${bait} for the number of the identity card`,
      screens: { '01-traverse-bonus': ['福利中心', text, field('请输入身份证号'), button('提交')] },
      suspected: [rule],
    }),
  ),
  {
    name: 'points for the number of the identity card, as the notices call it',
    screens: { '01-traverse-bonus': ['实名认证送500积分', field('请输入身份证号'), button('提交')] },
    suspected: ['bait-for-identity', 'collects-by-deceit', 'identity-outside-real-name-scenes'],
  },
  {
    name: 'a mode for children, and the policy speaks of them without rules of their own',
    policy: `${WITHOUT_TARGETING}\n\n不满十四周岁的儿童使用本应用，应当由监护人陪同阅读本政策。`,
    screens: { '01-traverse-mine': ['我的', button('青少年模式')] },
    violation: ['child-rules-missing'],
  },
  {
    name: 'a mode for children, and the policy does not speak of them',
    policy: WITHOUT_TARGETING,
    screens: { '01-traverse-mine': ['我的', button('青少年模式')] },
    suspected: ['minors-without-guardian', 'guardian-consent-missing'],
  },
];
