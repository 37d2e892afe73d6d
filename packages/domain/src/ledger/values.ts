import { findProvince, readCreditCode, readFilingNumber } from '../inventory/index.ts';

export type ValueType =
  | 'name'
  | 'text'
  | 'credit-code'
  | 'operator-filing'
  | 'filing'
  | 'province'
  | 'package'
  | 'platform'
  | 'category'
  | 'day'
  | 'problems'
  | 'telephone'
  | 'email';

/** What is wrong with a cell, and what to do about it. */
export const CELL_FAULTS = {
  missing: { zh: '必填项为空，请补充', en: 'Must not be empty: fill it in' },
  'too-long': { zh: '内容过长，请缩短', en: 'Too long: shorten it' },
  'credit-code-length': {
    zh: '统一社会信用代码应为18位，请核对是否缺位或被改成科学计数',
    en: 'A credit code has 18 characters: look for lost digits',
  },
  'credit-code-character': {
    zh: '统一社会信用代码含有不允许的字符（不使用I、O、S、V、Z）',
    en: 'A credit code has no I, O, S, V, Z: correct the character',
  },
  'credit-code-check': {
    zh: '统一社会信用代码校验位不符，请对照营业执照核对',
    en: 'The check character is wrong: compare with the licence',
  },
  'filing-form': { zh: '备案号格式应如“京ICP备12345678号-1A”', en: 'A filing number reads like 京ICP备12345678号-1A' },
  'filing-province': { zh: '备案号的省份简称不存在', en: 'No province has this abbreviation' },
  'filing-not-an-app': {
    zh: '这是网站或主体的备案号，App备案号以字母A结尾',
    en: 'This is the number of a site or an operator: that of an app ends in A',
  },
  province: { zh: '属地应为省份名称、简称或行政区划代码前两位', en: 'Write the name, the abbreviation or the two digits of a province' },
  package: { zh: '包名只能含字母、数字、点、下划线和连字符', en: 'A package has letters, digits, dots, underscores and hyphens' },
  platform: { zh: '平台应为Android、iOS、鸿蒙、微信小程序等', en: 'Write Android, iOS, HarmonyOS or another platform' },
  category: { zh: '应用类型编号应为1至39', en: 'A category is a number from 1 to 39' },
  day: { zh: '日期应如“2021-12-09”或“2021年12月9日”，且确有此日', en: 'Write a day that exists, like 2021-12-09' },
  'day-order': { zh: '期限早于起始日期，请核对', en: 'It is due before it began: check both days' },
  telephone: { zh: '电话号码只能含数字、加号、括号、连字符和空格', en: 'A telephone number has digits, plus, brackets, hyphens, spaces' },
  email: { zh: '电子邮箱格式不正确', en: 'This is no e-mail address' },
  foreign: { zh: '该应用已由其他属地登记，请按移送或认领流程办理', en: 'The app belongs to another territory: hand over, do not import' },
  'name-differs': {
    zh: '该信用代码已登记为另一名称，未改名；请核对',
    en: 'The code is registered under another name, which was kept: check it',
  },
  'operator-unknown': {
    zh: '没有找到该企业；请补充统一社会信用代码或先导入企业台账',
    en: 'No such firm: add its code, or bring in the book of firms first',
  },
} as const;
export type CellFaultCode = keyof typeof CELL_FAULTS;

export type CellReading = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly code: CellFaultCode };

const MOST: Readonly<Partial<Record<ValueType, number>>> = { name: 200, text: 1000, problems: 4000 };

const good = (value: string): CellReading => ({ ok: true, value });
const bad = (code: CellFaultCode): CellReading => ({ ok: false, code });
const fits = (pattern: RegExp, code: CellFaultCode) => (text: string) => (pattern.test(text) ? good(text) : bad(code));

/** Words of platforms in one form. */
const PLATFORM_WORDS: Readonly<Record<string, string>> = {
  android: 'android',
  安卓: 'android',
  ios: 'ios',
  苹果: 'ios',
  harmony: 'harmony',
  harmonyos: 'harmony',
  鸿蒙: 'harmony',
  wechat: 'wechat',
  微信小程序: 'wechat',
  微信: 'wechat',
  alipay: 'alipay',
  支付宝小程序: 'alipay',
  baidu: 'baidu',
  百度小程序: 'baidu',
  douyin: 'douyin',
  抖音小程序: 'douyin',
  'quick-app': 'quick-app',
  快应用: 'quick-app',
};

const READERS: Readonly<Record<ValueType, (text: string) => CellReading>> = {
  name: good,
  text: good,
  problems: good,
  'credit-code': (text) => {
    const read = readCreditCode(text);
    if (read.ok) return good(read.value.code);
    if (read.reason === 'length') return bad('credit-code-length');
    return bad(read.reason === 'character' ? 'credit-code-character' : 'credit-code-check');
  },
  filing: (text) => {
    const read = readFilingNumber(text);
    if (read.ok) return good(read.value.text);
    return bad(`filing-${read.reason}`);
  },
  'operator-filing': (text) => {
    const plain = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
    const read = readFilingNumber(`${plain.replace(/-.*$/, '')}-1A`);
    return read.ok ? good(read.value.operatorFiling) : bad(read.reason === 'province' ? 'filing-province' : 'filing-form');
  },
  province: (text) => {
    const found = findProvince(text);
    return found === undefined ? bad('province') : good(found.code);
  },
  package: fits(/^[\w.-]{1,200}$/, 'package'),
  platform: (text) => {
    const word = PLATFORM_WORDS[text.normalize('NFKC').replace(/\s/g, '').toLowerCase()];
    return word === undefined ? bad('platform') : good(word);
  },
  category: fits(/^([1-9]|[12]\d|3\d)$/, 'category'),
  day: (text) => {
    const day = dayOf(text);
    return day === undefined ? bad('day') : good(day);
  },
  telephone: fits(/^[\d+()（） -]{5,40}$/, 'telephone'),
  email: fits(/^[^\s@]{1,64}@[^\s@]{1,190}$/, 'email'),
};

/** A cell in the form in which it is kept, or what is wrong with it. Characters that no text holds are dropped. */
export function readCell(type: ValueType, text: string): CellReading {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
  const plain = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '').trim();
  return plain.length > (MOST[type] ?? 200) ? bad('too-long') : READERS[type](plain);
}

/** 2021-12-09, 2021/12/9, 2021.12.9, 2021年12月9日, 20211209, with or without a time behind it. */
function dayOf(text: string): string | undefined {
  const [, y, m, d] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]*\d{1,2}(?::\d{1,2}){1,2}(?:\.\d+)?)?$/.exec(
      text.normalize('NFKC'),
    ) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    [];
  if (y === undefined || m === undefined || d === undefined) return undefined;
  const [year, month, day] = [Number(y), Number(m), Number(d)];
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined;
  return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
}

const daysOf = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Problems of one cell: books separate them by marks, lines or numbers. @returns in their order, each once */
export const problemsOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .replace(/(?<![\w.])[(（]?\d{1,2}[.．、)）](?=\D)/g, '\n')
      .split(/[\n;；、]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
];
