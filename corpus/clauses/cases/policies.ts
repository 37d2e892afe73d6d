import type { ClauseCase } from '../clause-case.ts';

const screens = { '01-traverse-home': ['首页', '分类', '我的'] };
const FULL = '我们收集您的手机号码，用于注册账号。';

/** Long sentences full of the words of lawyers and engineers. */
const HARD = `# 隐私政策\n\n${Array.from(
  { length: 60 },
  (_, i) =>
    `基于本条款项下之缔约目的暨平台运营者依据准据法所负之强制性义务，就前述第${i + 1}款所界定之数据主体经由应用程序编程接口及软件开发工具包进行之去标识化、哈希映射、差分隐私以及联邦学习等处理活动，除非另有书面约定且该等约定不与强行法规相抵触，否则数据控制者得于合理且必要之限度内，依其单方裁量径行实施该等处理，并就由此衍生之一切权利、权益、请求权及抗辩权予以保留`,
).join('。\n\n')}。`;

/** Clauses that the text of the policy decides. */
export const policyCases: readonly ClauseCase[] = [
  {
    name: 'a policy that says nothing of what is collected',
    policy: '# 隐私政策\n\n我们非常重视您的隐私。本政策自发布之日起生效。',
    screens,
    violation: ['no-policy-or-no-rules'],
  },
  {
    name: 'a policy that says what is collected',
    policy: `# 隐私政策\n\n${FULL}`,
    screens,
    notFound: ['no-policy-or-no-rules', 'policy-hard-to-read'],
  },
  {
    name: 'a policy in traditional characters',
    policy:
      '# 隱私權政策\n\n我們會收集您的手機號碼，用於註冊帳號；收集您的裝置識別碼，用於保障帳號安全。您可以隨時聯繫客服刪除您的個人資料。',
    screens,
    violation: ['policy-hard-to-read', 'policy-unreadable'],
  },
  { name: 'a policy nobody can read through', policy: HARD, screens, violation: ['rules-obscure', 'policy-unreadable'] },
  {
    name: 'a policy that promises an answer within sixty days',
    policy: `# 隐私政策\n\n${FULL}\n\n您可以联系客服查阅、复制、更正、删除您的个人信息，我们会在60日内答复您的请求。`,
    screens,
    violation: ['requests-answered-late'],
  },
  {
    name: 'a policy that promises an answer within thirty days',
    policy: `# 隐私政策\n\n${FULL}\n\n您可以联系客服查阅、复制、更正、删除您的个人信息，我们会在30日内答复您的请求。`,
    screens,
    notFound: ['requests-answered-late'],
  },
  {
    name: 'a policy without the rights of the user',
    policy: `# 隐私政策\n\n${FULL}`,
    screens,
    violation: [
      'policy-lacks-required-content',
      'policy-content-incomplete',
      'consent-cannot-be-withdrawn',
      'no-way-to-withdraw',
      'no-way-to-access-information',
      'no-way-to-correct-information',
      'no-way-to-delete-information',
      'no-way-to-copy-information',
    ],
    suspected: [
      'no-way-to-withdraw-consent',
      'no-complaint-channel',
      'change-not-notified',
      'complaints-unhandled',
      'policy-update-not-told',
      'child-notice-incomplete',
    ],
  },
  {
    name: 'a policy that promises deletion within thirty working days',
    policy: `# 隐私政策\n\n${FULL}\n\n您可以申请注销账号，我们会在30个工作日内完成注销。投诉我们会在30个工作日内处理。`,
    suspected: ['rights-not-handled-in-time', 'no-complaint-channel'],
  },
  {
    name: 'a policy that gives information abroad and tells neither receiver nor consent',
    policy: `# 隐私政策\n\n${FULL}\n\n我们会将您的手机号码传输至境外。`,
    suspected: ['cross-border-without-assessment'],
  },
  {
    name: 'a policy that recommends and does not say by which information',
    policy: `# 隐私政策\n\n${FULL}\n\n我们会利用算法向您进行定向推送，您可以在设置中关闭定向推送。`,
    suspected: ['targeting-source-untold', 'targeting-source-not-stated'],
  },
];
