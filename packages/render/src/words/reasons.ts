import { type Input, kindOf, type Layer } from '@touchstone/facts';
import type { Text } from '@touchstone/rules';
import type { Lang } from './lang.ts';

/** A reason code of a finding in words: `needs:runtime` is 需要运行检测. A code without words is shown as it stands. */
export function nameOfReason(reason: string, lang: Lang): string {
  const [family, detail] = split(reason);
  const plain = own(plainReasons, reason);
  if (plain !== undefined) return plain[lang];
  if (family.endsWith('-not-visible')) return notVisible(family.slice(0, -'-not-visible'.length), detail, lang);
  return own(detailed, family)?.(detail, lang) ?? reason;
}

/** The same without its detail, for counts on one line: all missing detectors together. */
export function familyOfReason(reason: string, lang: Lang): string {
  const [family] = split(reason);
  return own(families, family)?.[lang] ?? nameOfReason(reason, lang);
}

/** A code comes from any engine: `constructor` is no entry. */
const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

function split(reason: string): readonly [string, string] {
  const colon = reason.indexOf(':');
  return colon < 0 ? [reason, ''] : [reason.slice(0, colon), reason.slice(colon + 1)];
}

const plainReasons: Readonly<Record<string, Text>> = {
  person: { zh: '须由人工判定', en: 'only a person can decide' },
  unreadable: { zh: '文件无法读取', en: 'the file could not be read' },
  retired: { zh: '规则已停用', en: 'the rule is retired' },
  'not-in-force': { zh: '在所选日期未生效', en: 'not in force on the chosen day' },
  'type-not-given': { zh: '未确定应用类型', en: 'the type of the app is not known' },
  'no-gate': {
    zh: '代码中未找到征求同意的界面：运行时确有弹窗的，属“征得同意前收集”；没有的，属“未明示即收集”',
    en: 'no screen that asks for agreement was found in the code: if one is shown at run time, this is collection before agreement; if none is, collection without notice',
  },
  'no-data': {
    zh: '调用了读取接口，但均被系统拒绝或返回空值，未取得数据',
    en: 'it was called for, but every call was refused or returned nothing: no data was had',
  },
  'by-system': {
    zh: '进程可能由系统恢复，日志中未见应用请求自启动（START_STICKY、定时器、任务）',
    en: 'the system may have brought the process back: nothing in the log shows that the app asked for it (START_STICKY, alarm, job)',
  },
  'library-code': {
    zh: '仅通用基础库的代码涉及，无法判定应用是否使用',
    en: 'only general-purpose libraries could do it; whether the app uses that is open',
  },
  'type-has-no-row': { zh: '附录D未列该应用类型', en: 'annex D has no row for this type of app' },
  'other-type': { zh: '适用于其他应用类型', en: 'for another type of app' },
};

const detailed: Readonly<Record<string, (detail: string, lang: Lang) => string>> = {
  needs: (detail, lang) => {
    const given = new Set(detail.split(','));
    const inputs = [...INPUT_ORDER.filter((input) => given.delete(input)), ...given].filter((input) => input !== 'static');
    const names = inputs.map((input) => inputWords[input as Input]?.[lang] ?? input);
    return lang === 'zh' ? `需要${names.join('、')}` : `needs ${names.join(', ')}`;
  },
  given: (detail, lang) => {
    const kinds = detail.split(',').map((kind) => kindOf(kind)?.means[lang] ?? kind);
    return lang === 'zh' ? `缺少前提：${kinds.join('、')}` : `needs first: ${kinds.join(', ')}`;
  },
  'no-detector': (detail, lang) => {
    const kind = kindOf(detail)?.means[lang] ?? detail;
    return lang === 'zh' ? `本版本暂不检测：${kind}` : `this version does not look for: ${kind}`;
  },
  'not-run': (detail, lang) => {
    const kind = kindOf(detail)?.means[lang] ?? detail;
    return lang === 'zh' ? `未运行：${kind}（使用 --depth full 运行）` : `not run: ${kind} (run with --depth full)`;
  },
  open: (detail, lang) => {
    const why = openWords[detail]?.[lang] ?? kindOf(detail)?.means[lang] ?? detail;
    return lang === 'zh' ? `全程序分析无法判定：${why}` : `whole-program analysis leaves it open: ${why}`;
  },
  'detector-failed': (detail, lang) => (lang === 'zh' ? `检测器出错：${detail}` : `a detector failed: ${detail}`),
};

/** What was found that leaves a clause open. */
const openWords: Readonly<Record<string, Text>> = {
  'reach.reads': {
    zh: '有能够执行的个人信息读取，其与用户同意的先后不足以认定',
    en: 'personal information can be read, but how that stands to agreement is not certain enough',
  },
  'reach.unresolved': {
    zh: '有些调用的目标无法确定，不能排除经由它们执行',
    en: 'the targets of some calls could not be found, so it may run through them',
  },
  'reach.requests-permission': {
    zh: '有能够执行的权限申请，其时机不足以认定',
    en: 'a permission can be asked for, but when is not certain enough',
  },
};

const families: Readonly<Record<string, Text>> = {
  given: { zh: '缺少前提', en: 'a precondition is missing' },
  'no-detector': { zh: '本版本暂不检测', en: 'not looked for by this version' },
  'not-run': { zh: '数据流向未运行', en: 'data flow was not run' },
  open: { zh: '全程序分析无法判定', en: 'whole-program analysis leaves it open' },
  'detector-failed': { zh: '检测器出错', en: 'a detector failed' },
};

/** Inputs of a rule as a person would hand them in. */
export const inputWords: Readonly<Record<Input, Text>> = {
  static: { zh: '安装包', en: 'the package' },
  runtime: { zh: '运行检测', en: 'a run' },
  policy: { zh: '隐私政策', en: 'the privacy policy' },
  ui: { zh: '界面检测', en: 'the screens' },
  store: { zh: '应用商店页面', en: 'the store page' },
  human: { zh: '人工核查', en: 'a person' },
};

/** Rules list their inputs in any order; people read them in one. */
const INPUT_ORDER: readonly string[] = Object.keys(inputWords);

const layerWords: Readonly<Record<Layer, Text>> = {
  package: { zh: '安装包', en: 'package' },
  manifest: { zh: '清单文件', en: 'manifest' },
  resources: { zh: '资源', en: 'resources' },
  code: { zh: '代码', en: 'code' },
  native: { zh: '原生库', en: 'native libraries' },
};

/** Why a part of the package could not be seen. */
export const blindWords: Readonly<Record<string, Text>> = {
  packed: { zh: '被加固', en: 'packed' },
  'no-dex': { zh: '没有 DEX', en: 'no DEX' },
  'damaged-dex': { zh: 'DEX 损坏', en: 'damaged DEX' },
  'encrypted-dex': { zh: 'DEX 被加密', en: 'encrypted DEX' },
  'script-engine': { zh: '由脚本引擎运行', en: 'run by a script engine' },
  budget: { zh: '达到分析上限', en: 'work budget reached' },
  unreadable: { zh: '无法读取', en: 'unreadable' },
};

function notVisible(layer: string, why: string, lang: Lang): string {
  const what = layerWords[layer as Layer]?.[lang] ?? layer;
  const because = blindWords[why]?.[lang] ?? why;
  return lang === 'zh' ? `${what}不完全可见（${because}）` : `${what} not fully visible (${because})`;
}
