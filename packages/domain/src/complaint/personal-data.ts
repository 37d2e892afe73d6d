/** What people write of themselves although nobody asked: numbers that reach or name a person. The longest forms first. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}/g, '［邮箱］'],
  // 居民身份证: 17 digits and a check character
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, '［证件号］'],
  // bank cards, with or without gaps
  [/(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/g, '［卡号］'],
  // mobile telephones, with or without +86 and gaps
  [/(?<!\d)(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g, '［电话］'],
  // fixed telephones with their area code
  [/(?<!\d)0\d{2,3}[ -]\d{7,8}(?!\d)/g, '［电话］'],
  [/((?:我叫|姓名)[:：是为 ]{0,3})\p{Script=Han}{2,3}/gu, '$1［姓名］'],
  [/((?:微信|QQ|qq|Qq)(?:号|号码)?[:：是为 ]{0,3})[A-Za-z0-9_-]{5,20}/g, '$1［账号］'],
];

/**
 * The words without the numbers, addresses and accounts by which the writer can be reached or named. Digits of any width count.
 * @param known what the writer gave of themselves beside the text: their name, their telephone
 */
export function maskedText(text: string, known: readonly string[] = []): string {
  const narrow = text.replace(/[０-９＠．－＋]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const named = known.filter((one) => one.length >= 2).reduce((masked, one) => masked.replaceAll(one, '［略］'), narrow);
  return FORMS.reduce((masked, [form, mark]) => masked.replace(form, mark), named);
}

/** A telephone or address as it is compared: without gaps, country code and case. */
export const normalisedContact = (contact: string): string =>
  contact
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()-]/g, '')
    .replace(/^(\+|00)86/, '');

/** The words as they are compared: without width, case, spaces and signs. */
export const normalisedWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
