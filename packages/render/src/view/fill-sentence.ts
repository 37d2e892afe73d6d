import type { AttributeValue, Fact } from '@touchstone/facts';
import { choices } from '../words/sentences/choices.ts';
import { shortMemberName } from './code-names.ts';
import type { Names } from './names.ts';

/**
 * Writes what a fact says into a template:
 * `{name}` is the value of an attribute in words, `{name@list}` its word in `choices`,
 * `{name?yes|no|unclear|unknown}` one of the words by what the value is.
 * `{name>1}` is a number where it is larger than that.
 * A part in `[…]` is left out when one of its attributes is absent, unknown or has no word, and when it only repeats a name or text that
 * stands outside such parts.
 */
export function fillSentence(template: string, fact: Fact, names: Names): string {
  const told = new Set([...template.replace(OPTIONAL, '').matchAll(SLOT)].map(([, slot = '']) => slotText(slot, fact, names, false)));
  const fillOptional = (part: string): string => {
    const filled = [...part.matchAll(SLOT)].map(([, slot = '']) => slotText(slot, fact, names, true));
    const saysNothingNew = filled.every((text) => told.has(text)) && !/\d|[@?>]/.test(filled.join('') + part);
    return filled.includes('') || saysNothingNew ? '' : part.replace(SLOT, () => filled.shift() ?? '');
  };
  // In one go: a text of an app that looks like a slot stays what it is.
  return template.replace(PART, (_, part: string | undefined, slot = '') =>
    part === undefined ? slotText(slot, fact, names, false) : fillOptional(part),
  );
}

const OPTIONAL = /\[([^[\]]*\{[^[\]]*)\]/g;
const PART = /\[([^[\]]*\{[^[\]]*)\]|\{([^{}]+)\}/g;
const SLOT = /\{([^{}]+)\}/g;

function slotText(slot: string, fact: Fact, names: Names, isOptional: boolean): string {
  const [, name = '', sign = '', rest = ''] = /^(\w+)([@?>]?)(.*)$/s.exec(slot) ?? [];
  const value = fact.attributes[name];
  if (value === undefined) return '';
  if (sign === '>') return Number(value) > Number(rest) ? String(value) : '';
  if (sign === '?') return rest.split('|')[ANSWERS[String(value)] ?? 3] ?? '';
  if (sign === '@') {
    const list = choices[rest] ?? {};
    const word = Object.hasOwn(list, String(value)) ? list[String(value)] : undefined;
    return word === undefined ? (isOptional && value === 'unknown' ? '' : wordOf(name, value, names)) : names.say(word);
  }
  return isOptional && value === 'unknown' ? '' : wordOf(name, value, names);
}

/** Place of an answer among the words of a slot. */
const ANSWERS: Readonly<Record<string, number>> = { true: 0, yes: 0, false: 1, no: 1, unclear: 2 };

/** A value in words; in English the dashes of a code are spaces. */
function wordOf(name: string, value: AttributeValue, names: Names): string {
  const text = String(value);
  if (text.startsWith('L') && text.includes(';')) return shortMemberName(text);
  if (name === 'permission') return permissionText(text, names);
  if (name === 'detail') return names.data(text);
  const word = names.value(name, value);
  return word === text && names.lang === 'en' && CODE.test(text) ? text.replaceAll('-', ' ') : word;
}

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A permission with its human name: `「拍照」android.permission.CAMERA`. */
export function permissionText(full: string, names: Names): string {
  const name = names.permission(full);
  if (name === '') return full;
  return names.lang === 'zh' ? `「${name}」${full}` : `${full} (${name})`;
}
