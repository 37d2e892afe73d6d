import type { Text } from '@touchstone/rules';

/** What the screen showed, and what people found, by kind of fact, in the templates of `view/fill-sentence.ts`. */
export const screenSentences: Readonly<Record<string, Text>> = {
  'ui.policy-notice': {
    zh: '首次运行{shown?有政策提示|没有政策提示}[；{mentionsSdk?提及第三方 SDK|未提及第三方 SDK}][；{linkWorks?政策链接有效|政策链接无效}][；{mentionsTargeting?提及定向推送|未提及定向推送}]',
    en: '{shown?a notice of the policy at first run|no notice of the policy at first run}[; {mentionsSdk?it names SDKs|it does not name SDKs}][; {linkWorks?its link works|its link does not work}][; {mentionsTargeting?it speaks of targeted push|it does not speak of targeted push}]',
  },
  'ui.consent-control': {
    zh: '[同意按钮写作“{agree}”；]{hasClearAgree?有明确的同意选项|没有明确的同意选项}；{hasClearRefuse?有明确的拒绝选项|没有明确的拒绝选项}；{preTicked?默认勾选|未默认勾选}[；{express?由用户明示同意|不是用户的明示动作}][；{bundled?多项同意捆绑|没有捆绑同意}][；{separateForSensitive?敏感个人信息单独同意|敏感个人信息没有单独同意}]',
    en: '[the positive button says “{agree}”; ]{hasClearAgree?a clear way to agree|no clear way to agree}; {hasClearRefuse?a clear way to refuse|no clear way to refuse}; {preTicked?ticked by default|not ticked by default}[; {express?an express act|no express act}][; {bundled?several consents in one|not bundled}][; {separateForSensitive?separate consent for sensitive information|no separate consent for sensitive information}]',
  },
  'ui.policy-access': {
    zh: '从主界面到政策需点击 {clicks} 次[；{readable@drawn}][；{onLogin?登录注册页有链接|登录注册页没有链接}]',
    en: 'the policy is {clicks} taps from the main screen[; {readable@drawn}][; {onLogin?linked on the login page|not linked on the login page}]',
  },
  'ui.purpose-told': {
    zh: '要求{for@asked}时{told?同步告知了目的|未同步告知目的|告知的目的不清楚}',
    en: 'when asking for {for@asked}, the purpose was {told?told|not told|told unclearly}',
  },
  'ui.close-mark': { zh: '{window@window}的关闭标识{state@closeMark}', en: 'close mark of {window@window}: {state@closeMark}' },
  'ui.window': {
    zh: '{window@window}[；{frequent?频繁弹出|不频繁弹出}][；{optional?用户可关闭此类窗口|用户不能关闭此类窗口}][；{fullScreenLink?整屏都是链接|不是整屏链接}][；{adMarked?有广告标识|没有广告标识}][；{trickButton?有虚假按钮|没有虚假按钮}]',
    en: '{window@window}[; {frequent?pops up often|does not pop up often}][; {optional?can be switched off|cannot be switched off}][; {fullScreenLink?all of it is a link|not all of it is a link}][; {adMarked?marked as an ad|not marked as an ad}][; {trickButton?fake buttons|no fake buttons}]',
  },
  'ui.personalised': {
    zh: '页面{present?有个性化展示|没有个性化展示}[；{marked?有标识|没有标识}][；{offSwitch?可以关闭|没有关闭选项}][；到开关需点击 {clicksToSwitch} 次][；{nonTargetedOption?有非个性化选项|没有非个性化选项}][；{deleteTags?可删除用户标签|不能删除用户标签}]',
    en: '{present?personalised display|no personalised display}[; {marked?marked|not marked}][; {offSwitch?can be switched off|no way to switch it off}][; {clicksToSwitch} taps to the switch][; {nonTargetedOption?an option that is not personal|no option that is not personal}][; {deleteTags?tags can be deleted|tags cannot be deleted}]',
  },
  'ui.bait': {
    zh: '以{bait@bait}诱导用户{for@baitFor}[；{necessary?为服务所必需|非服务所必需}][；{honoured?承诺已兑现|承诺未兑现}]',
    en: 'bait ({bait@bait}) to obtain {for@baitFor}[; {necessary?needed by the service|not needed by the service}][; {honoured?the promise was kept|the promise was not kept}]',
  },
  'ui.right': {
    zh: '{right@right}：{state@rightState}[，到入口 {operations} 步][，{days} 日内办结]',
    en: '{right@right}: {state@rightState}[, {operations} steps to it][, done within {days} days]',
  },
  'ui.lists': {
    zh: '应用内{present?有|没有}{list@list}入口[（第 {level} 级菜单）]',
    en: '{present?a way|no way} in the app to the {list@list}[ (menu level {level})]',
  },
  'ui.policy-summary': { zh: '{present?有|没有}隐私政策摘要', en: '{present?there is a|there is no} short version of the policy' },
  'ui.filing-number': {
    zh: '界面{shown?展示了备案号|没有展示备案号}[，{matches?与备案一致|与备案不一致}]',
    en: 'the filing number is {shown?shown|not shown}[, {matches?and it matches the filing|and it differs from the filing}]',
  },
  'ui.renewal': {
    zh: '自动续费[；{toldBefore?事先告知|没有事先告知}][；{consented?取得同意|没有取得同意}][；提前 {remindedDays} 日提醒][；{easyCancel?可便捷取消|不能便捷取消}]',
    en: 'automatic renewal[; {toldBefore?told before|not told before}][; {consented?agreed to|not agreed to}][; reminded {remindedDays} days before][; {easyCancel?easy to cancel|not easy to cancel}]',
  },
  'ui.page-download': { zh: '网页诱导下载：{how@pagePush}', en: 'a web page pushes its app: {how@pagePush}' },
  'ui.install-prompt': {
    zh: '安装前{complete?告知完整|告知不完整}；{cancel?可明显取消|没有明显的取消选项}[；{bundled?捆绑其他应用|没有捆绑其他应用}]',
    en: 'before installing, what is told is {complete?complete|not complete}; {cancel?an obvious way to cancel|no obvious way to cancel}[; {bundled?other apps come along|no other apps come along}]',
  },
  'ui.third-party-feature': {
    zh: '第三方提供的功能“{name}”，{labelled?已标明由第三方提供|未标明由第三方提供}',
    en: '“{name}” is provided by a third party, {labelled?and says so|and does not say so}',
  },
  'ui.child-mode': {
    zh: '{servesChildren?面向或知悉不满十四周岁儿童|不面向不满十四周岁儿童}[；{guardianConsent?征得并核验监护人同意|没有征得监护人同意}]',
    en: '{servesChildren?meant for or knows children under 14|not meant for children under 14}[; {guardianConsent?a guardian is asked|no guardian is asked}]',
  },
  'ui.uninstall': {
    zh: '{possible?可以卸载|不能卸载}[；{hidden?图标或名称被隐藏|图标和名称没有隐藏}][；{preinstalled?预置应用|不是预置应用}]',
    en: '{possible?can be uninstalled|cannot be uninstalled}[; {hidden?hidden from the user|not hidden}][; {preinstalled?preinstalled|not preinstalled}]',
  },
  'human.finding': {
    zh: '人工核查“{question}”：{answer@answer}[（{note}）]',
    en: 'a person looked at “{question}”: {answer@answer}[ ({note})]',
  },
};
