/** Why an engine has no answer, in words. Codes with a colon have their detail behind it; our own engine's others are in its report. */
const WORDS = {
  'not-reported': ['引擎未报告该条款', 'the engine did not report on it'],
  'outside-capability': ['不在引擎能力范围内', 'outside what the engine can decide'],
  'not-applicable': ['引擎不适用于该对象', 'nothing for this engine'],
  'engine-failed': ['引擎运行失败', 'the engine failed'],
  'engine-timed-out': ['引擎运行超时', 'the engine ran out of time'],
  cancelled: ['运行被取消', 'the run was cancelled'],
  'no-evidence': ['未附证据，降为疑似', 'without evidence, so only suspected'],
  'not-said': ['引擎未说明原因', 'the engine did not say why'],
  error: ['引擎报错', 'the engine reported an error'],
  'tool-left-open': ['工具未给出结论', 'the tool left it open'],
  'silence-clears-nothing': ['工具未提及，不视为通过', 'the tool says nothing, which clears nothing'],
  'lab-cannot-test': ['检测人员无法检测', 'the tester could not test it'],
  'sheet-returned': ['检测表已退回补正', 'the check sheet was sent back'],
  'not-answered': ['检测表未填写', 'not filled in on the check sheet'],
  unreadable: ['无法读取', 'could not be read'],
  needs: ['缺少材料', 'an input was not given'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export const REASON_CODES = Object.keys(WORDS) as readonly (keyof typeof WORDS)[];

const INPUTS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  policy: ['隐私政策', 'the policy'],
  trace: ['行为日志', 'a behaviour log'],
  har: ['HAR', 'a HAR'],
  capture: ['抓包', 'a capture'],
  ui: ['界面', 'screens'],
  listing: ['商店信息', 'the listing of the store'],
  person: ['人工检测', 'a person'],
  static: ['安装包', 'the package'],
  runtime: ['运行检测', 'a run'],
  store: ['应用商店页面', 'the store page'],
  human: ['人工核查', 'a person'],
};

/** A reason as a reader should see it; a code that nobody knows is shown as it is. */
export function reasonInWords(reason: string, lang: 'zh' | 'en'): string {
  const colon = reason.indexOf(':');
  const code = colon < 0 ? reason : reason.slice(0, colon);
  const index = lang === 'zh' ? 0 : 1;
  if (!Object.hasOwn(WORDS, code)) return reason;
  const text = WORDS[code as keyof typeof WORDS][index];
  if (colon < 0) return text;
  const details = reason
    .slice(colon + 1)
    .split(',')
    .map((word) => (Object.hasOwn(INPUTS, word) ? (INPUTS[word]?.[index] ?? word) : word));
  return lang === 'zh' ? `${text}：${details.join('、')}` : `${text}: ${details.join(', ')}`;
}
