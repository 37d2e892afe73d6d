import type { AttributeValue } from '@touchstone/facts';
import { attributeWords } from './attribute-words.ts';
import type { Text } from './rule.ts';
import { statementWords, valueWords } from './value-words.ts';

/** Name of an attribute for readers: `toldBefore` is 事先告知, “told before”. */
export const nameOfAttribute = (name: string, lang: keyof Text): string =>
  lang === 'zh' ? (attributeWords[name] ?? name) : name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Name of a value for readers; numbers and what the tables have no word for stand as they are. */
export function nameOfValue(value: AttributeValue, lang: keyof Text): string {
  if (typeof value === 'boolean') return lang === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  const text = String(value);
  return statementWords[text]?.[lang] ?? (lang === 'zh' ? (valueWords[text] ?? text) : text);
}
