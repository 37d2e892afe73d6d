import type { Text } from '@touchstone/rules';

/** What the policy and the store page say, by kind of fact, in the templates of `view/fill-sentence.ts`. */
export const policySentences: Readonly<Record<string, Text>> = {
  'policy.text': {
    zh: '{present?有隐私政策|没有隐私政策}[；{characters} 字][；{simplifiedChinese?简体中文|没有简体中文版}][；{readable@readable}][；{hasCollectionRules?含收集使用规则|不含收集使用规则}][；{standalone?单独成文|未单独成文}][；{linkWorks?链接有效|链接无效}]',
    en: '{present?there is a privacy policy|there is no privacy policy}[; {characters} characters][; {simplifiedChinese?in simplified Chinese|not in simplified Chinese}][; {readable@readable}][; {hasCollectionRules?says what is collected|does not say what is collected}][; {standalone?a text of its own|not a text of its own}][; {linkWorks?its link works|its link does not work}]',
  },
  'policy.states': {
    zh: '政策写明：{statement}[（{complete?要素齐全|要素不全}）]',
    en: 'the policy states: {statement}[ ({complete?with all its parts|not with all its parts})]',
  },
  'policy.lacks': { zh: '政策未写明：{statement@lacks}', en: 'the policy does not state: {statement@lacks}' },
  'policy.item': {
    zh: '政策写明收集{data}[，用于{purpose}][，频次：{frequency}][（{by@collector}）][（{sdk}）][；{vague?列举含糊|列举明确}][；{sensitiveMarked?标为敏感个人信息|未标为敏感个人信息}][；{local?写明仅在设备上处理|不限于在设备上处理}]',
    en: 'the policy lists {data}[, for {purpose}][, frequency: {frequency}][, collected by {by@collector}][ ({sdk})][; {vague?vaguely|clearly}][; {sensitiveMarked?marked as sensitive|not marked as sensitive}][; {local?on the device alone|not on the device alone}]',
  },
  'policy.vague': { zh: '{where@vagueAbout}表述含糊：“{text}”', en: 'vague about {where@vagueAbout}: “{text}”' },
  'policy.sdk': {
    zh: '政策列出第三方“{name}”[（目录中为 {sdk}）]，{complete?各栏齐全|各栏不全}',
    en: 'the policy lists the third party “{name}”[ (catalogued as {sdk})], {complete?with all columns|not with all columns}',
  },
  'policy.list': {
    zh: '{present?有|没有}{list@list}[，{complete?各栏齐全|各栏不全}]',
    en: '{present?there is a|there is no} {list@list}[, {complete?with all columns|not with all columns}]',
  },
  'policy.promise': { zh: '承诺{about@promise}时限：{days}{unit@unit}', en: 'promises {about@promise} within {days} {unit@unit}' },
  'policy.forces': { zh: '仅以“{reason}”为由要求用户同意', en: 'demands consent merely for: {reason@forced}' },
  'policy.changed': {
    zh: '{what@changed}发生变化，{told?已告知用户并重新取得同意|未告知用户|告知不清楚|是否告知用户不明}',
    en: '{what@changed} changed; users {told?were told and asked|were not told|were told unclearly|may or may not have been told}',
  },
  'store.field': {
    zh: '应用商店页面的{field}：{state@storeState}[（{value}）]',
    en: 'store page, {field}: {state@storeState}[ ({value})]',
  },
  'store.duty': {
    zh: '平台责任“{duty}”：{met?已履行|未履行}[（针对{developer}开发者）]',
    en: 'duty of the platform “{duty}”: {met?met|not met}[ (for a developer that is a {developer})]',
  },
};

/** Two sides that do not fit. */
export const comparisonSentences: Readonly<Record<string, Text>> = {
  'compare.undisclosed-data': { zh: '{side@shownBy}{data}，政策未写明', en: '{side@shownBy} {data}, and the policy does not say so' },
  'compare.undisclosed-sdk': {
    zh: '内嵌 SDK“{sdk}”[（{name}）]，政策未写明',
    en: 'contains the SDK “{sdk}”[ ({name})], and the policy does not name it',
  },
  'compare.unauthorised': {
    zh: '{what@unauthorised}“{detail}”[（{data}）]',
    en: '{what@unauthorised} “{detail}”[ ({data})]',
  },
  'compare.label': { zh: '商店名称“{store}”与安装后名称“{app}”不一致', en: 'the store calls it “{store}”, the device “{app}”' },
};
