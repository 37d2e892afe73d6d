import type { FactKind } from './kind.ts';

/** Facts of what the screen showed, and answers that only people can give. */
export const uiKinds = {
  'ui.policy-notice': {
    input: 'ui',
    means: { zh: '首次运行的政策提示', en: 'notice of the policy at first run' },
    attributes: {
      shown: { type: 'boolean', required: true, means: 'popup or other obvious means' },
      mentionsSdk: { type: 'boolean', means: 'names SDKs or links their list' },
      linkWorks: { type: 'boolean', means: 'link opens the policy' },
      mentionsTargeting: { type: 'boolean', means: 'says that there is targeted push' },
    },
  },
  'ui.consent-control': {
    input: 'ui',
    means: { zh: '同意控件', en: 'control by which the user agrees' },
    attributes: {
      agree: { type: 'text', means: 'text of the positive button' },
      hasClearAgree: { type: 'boolean', required: true, means: '同意 or the like, not 好的 / 我知道了' },
      hasClearRefuse: { type: 'boolean', required: true, means: '拒绝 or 不同意' },
      preTicked: { type: 'boolean', required: true, means: 'ticked by default' },
      express: { type: 'boolean', means: 'an express act' },
      bundled: { type: 'boolean', means: 'several consents in one' },
      separateForSensitive: { type: ['yes', 'no', 'unknown'], means: 'separate consent for sensitive information' },
    },
  },
  'ui.policy-access': {
    input: 'ui',
    means: { zh: '政策可达性', en: 'way to the policy' },
    attributes: {
      clicks: { type: 'number', required: true, means: 'from the main screen' },
      readable: { type: ['yes', 'tiny', 'pale', 'dense', 'blurred'], means: 'as drawn' },
      onLogin: { type: 'boolean', means: 'linked on register/login page' },
    },
  },
  'ui.purpose-told': {
    input: 'ui',
    means: { zh: '同步告知目的', en: 'purpose told when asking' },
    attributes: {
      for: { type: ['permission', 'id-number', 'bank-account', 'track', 'face', 'other'], required: true, means: 'what is asked' },
      told: { type: ['yes', 'unclear', 'no'], required: true, means: '' },
    },
  },
  'ui.close-mark': {
    input: 'ui',
    means: { zh: '信息窗口关闭标识', en: 'close mark of a window, splash or ad' },
    attributes: {
      window: { type: ['splash', 'popup', 'banner', 'full-screen'], required: true, means: 'window' },
      state: { type: ['clear', 'missing', 'fake', 'void', 'tiny', 'late', 'hidden'], required: true, means: 'state' },
    },
  },
  'ui.window': {
    input: 'ui',
    means: { zh: '信息窗口', en: 'window with an ad or unrelated information' },
    attributes: {
      window: { type: ['splash', 'popup', 'banner', 'full-screen'], required: true, means: 'window' },
      frequent: { type: 'boolean', means: 'pops up frequently' },
      optional: { type: 'boolean', means: 'user can switch it off' },
      fullScreenLink: { type: 'boolean', means: 'whole image or video is a link' },
      adMarked: { type: 'boolean', means: 'marked as an ad' },
      trickButton: { type: 'boolean', means: 'fake buttons' },
    },
  },
  'ui.personalised': {
    input: 'ui',
    means: { zh: '个性化展示', en: 'personalised display' },
    attributes: {
      present: { type: 'boolean', required: true, means: 'page has it' },
      marked: { type: 'boolean', means: '个性化推荐, 定推, 猜你喜欢' },
      offSwitch: { type: ['yes', 'no', 'unknown'], means: 'off or exit' },
      clicksToSwitch: { type: 'number', means: 'clicks' },
      nonTargetedOption: { type: ['yes', 'no', 'unknown'], means: '' },
      deleteTags: { type: ['yes', 'no', 'unknown'], means: 'user tags can be deleted' },
    },
  },
  'ui.bait': {
    input: 'ui',
    means: { zh: '诱导', en: 'bait' },
    attributes: {
      bait: {
        type: ['points', 'reward', 'discount', 'red-packet', 'lottery', 'game', 'phone-slow', 'fake-notification', 'other'],
        required: true,
        means: 'bait',
      },
      for: {
        type: ['id-number', 'face', 'fingerprint', 'download', 'click', 'permission', 'consent', 'other-info'],
        required: true,
        means: 'to obtain what',
      },
      necessary: { type: ['yes', 'no', 'unknown'], means: 'needed by the service' },
      honoured: { type: ['yes', 'no', 'unknown'], means: 'promise kept' },
    },
  },
  'ui.right': {
    input: 'ui',
    means: { zh: '用户权利入口', en: 'way to use a right' },
    attributes: {
      right: {
        type: ['access', 'copy', 'correct', 'delete', 'withdraw-consent', 'account-deletion', 'complaint', 'logout', 'human-service'],
        required: true,
        means: 'which',
      },
      state: { type: ['works', 'missing', 'void', 'conditions', 'slow'], required: true, means: 'state' },
      operations: { type: 'number', means: 'operations to the entry' },
      days: { type: 'number', means: 'days until done' },
    },
  },
  'ui.lists': {
    input: 'ui',
    means: { zh: '双清单入口', en: 'entry of the two lists in the app' },
    attributes: {
      list: { type: ['collected', 'shared'], required: true, means: 'which' },
      present: { type: 'boolean', required: true, means: '' },
      level: { type: 'number', means: 'menu level' },
    },
  },
  'ui.policy-summary': {
    input: 'ui',
    means: { zh: '隐私政策摘要', en: 'short version of the policy' },
    attributes: { present: { type: 'boolean', required: true, means: '' } },
  },
  'ui.filing-number': {
    input: 'ui',
    means: { zh: '界面展示App备案号', en: 'filing number shown in the app' },
    attributes: {
      shown: { type: 'boolean', required: true, means: '' },
      matches: { type: ['yes', 'no', 'unknown'], means: 'matches the filing' },
    },
  },
  'ui.renewal': {
    input: 'ui',
    means: { zh: '自动续费', en: 'automatic renewal' },
    attributes: {
      toldBefore: { type: 'boolean', means: 'fees and conditions told' },
      consented: { type: 'boolean', means: 'consent, not pre-ticked or bundled' },
      remindedDays: { type: 'number', means: 'days before' },
      easyCancel: { type: 'boolean', means: '' },
    },
  },
  'ui.page-download': {
    input: 'ui',
    means: { zh: '网页诱导下载', en: 'web page that pushes its app' },
    attributes: { how: { type: ['forced', 'folded', 'frequent-prompt', 'bound-to-reading'], required: true, means: 'how' } },
  },
  'ui.install-prompt': {
    input: 'ui',
    means: { zh: '安装告知', en: 'what is told before an app is installed' },
    attributes: {
      complete: { type: 'boolean', required: true, means: 'operator, functions, privacy policy and permissions are shown' },
      cancel: { type: 'boolean', required: true, means: 'an obvious way to cancel' },
      bundled: { type: 'boolean', means: 'other apps are installed along' },
    },
  },
  'ui.third-party-feature': {
    input: 'ui',
    means: { zh: '第三方提供的功能', en: 'function provided by a third party inside the app' },
    attributes: {
      name: { type: 'text', required: true, means: 'function' },
      labelled: { type: 'boolean', required: true, means: 'shown to be provided by a third party' },
    },
  },
  'ui.child-mode': {
    input: 'ui',
    means: { zh: '儿童信息保护', en: 'what is done for children under 14' },
    attributes: {
      servesChildren: { type: 'boolean', required: true, means: 'the app is meant for, or knows, children under 14' },
      guardianConsent: { type: ['yes', 'no', 'unknown'], means: 'consent of a guardian is asked and checked' },
    },
  },
  'ui.uninstall': {
    input: 'ui',
    means: { zh: '卸载', en: 'uninstalling' },
    attributes: {
      possible: { type: 'boolean', required: true, means: '' },
      hidden: { type: 'boolean', means: 'blank name, transparent icon, hidden from recents' },
      preinstalled: { type: 'boolean', means: '' },
    },
  },
  'human.finding': {
    input: 'human',
    means: { zh: '人工结论', en: 'what a person found' },
    attributes: {
      question: { type: 'text', required: true, means: 'clause or check-sheet item' },
      answer: { type: ['violation', 'no-violation', 'cannot-test'], required: true, means: 'answer' },
      note: { type: 'text', means: 'remark' },
    },
  },
} as const satisfies Record<string, FactKind>;
