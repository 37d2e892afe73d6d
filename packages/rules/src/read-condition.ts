import type { Attribute, AttributeValue } from '@touchstone/facts';
import { kindOf } from '@touchstone/facts/vocabulary';
import type { Faults } from './faults.ts';
import type { Law } from './read-law.ts';
import type { Condition, Selector, Text } from './rule.ts';
import { isList, isMap, type Plain, type PlainMap } from './yaml-fields.ts';

/**
 * Reads a condition: a list means any of, a map of several entries means all of them. Sets and thresholds are filled in.
 * What is wrong is reported and becomes a condition that nothing meets.
 */
export function readCondition(value: Plain | undefined, at: string, law: Law, faults: Faults): Condition {
  if (isList(value)) return { any: parts(value, at, law, faults) };
  const entries = isMap(value) ? Object.entries(value) : [];
  if (entries.length === 0) faults.add(at, 'must be a condition');
  const all = entries.map(([name, inner]) => readEntry(name, inner, `${at}.${name}`, law, faults));
  return all.length === 1 ? all[0]! : { all };
}

/** Whether `value` is one that an attribute of this type may have; for personal information, a known token. */
export function fitsAttribute(value: Plain | undefined, attribute: Attribute, law: Law): value is AttributeValue {
  if (typeof attribute.type !== 'string') return typeof value === 'string' && attribute.type.includes(value);
  switch (attribute.type) {
    case 'number':
    case 'boolean':
      return typeof value === attribute.type;
    case 'text':
    case 'permission':
      return typeof value === 'string';
    case 'personal-info':
      return typeof value === 'string' && (law.tokens === undefined || law.tokens.has(value));
  }
}

function parts(values: readonly Plain[], at: string, law: Law, faults: Faults): Condition[] {
  if (values.length === 0) faults.add(at, 'must not be empty');
  return values.map((value, i) => readCondition(value, `${at}[${i}]`, law, faults));
}

function readEntry(name: string, value: Plain | undefined, at: string, law: Law, faults: Faults): Condition {
  switch (name) {
    case 'all':
      return { all: parts(listAt(value, at, faults), at, law, faults) };
    case 'any':
      return { any: parts(listAt(value, at, faults), at, law, faults) };
    case 'not':
      return { not: readCondition(value, at, law, faults) };
    case 'atLeast': {
      const map = isMap(value) ? value : {};
      const count = readNumber(map['count'], `${at}.count`, law, faults);
      return { atLeast: { count, of: readCondition(map['of'], `${at}.of`, law, faults) } };
    }
    default:
      return readFact(name, value, at, law, faults);
  }
}

function listAt(value: Plain | undefined, at: string, faults: Faults): readonly Plain[] {
  if (isList(value)) return value;
  faults.add(at, 'must be a list');
  return [];
}

function readFact(name: string, value: Plain | undefined, at: string, law: Law, faults: Faults): Condition {
  const kind = kindOf(name);
  if (kind === undefined) faults.add(at, `there is no kind of fact ${name}`);
  if (!isMap(value)) faults.add(at, 'must be a map of attributes');
  const attributes: Record<string, Selector> = {};
  for (const [key, wanted] of Object.entries(isMap(value) ? value : {})) {
    const attribute = kind !== undefined && Object.hasOwn(kind.attributes, key) ? kind.attributes[key] : undefined;
    if (attribute === undefined) {
      if (kind !== undefined) faults.add(`${at}.${key}`, `${name} has no attribute ${key}`);
      continue;
    }
    attributes[key] = readSelector(wanted, attribute, `${at}.${key}`, law, faults);
  }
  return { fact: { kind: name, attributes } };
}

function readSelector(value: Plain | undefined, attribute: Attribute, at: string, law: Law, faults: Faults): Selector {
  if (!isMap(value) || 'in' in value) {
    const named = nameOfSets(value, law);
    return { is: values(value, attribute, at, law, faults), ...(named === undefined ? {} : { named }) };
  }
  const [operator, operand] = Object.entries(value)[0] ?? ['', undefined];
  if (Object.keys(value).length !== 1) faults.add(at, 'must have exactly one operator');
  switch (operator) {
    case 'not':
      return { isNot: values(operand, attribute, at, law, faults) };
    case 'unless':
      return { unless: values(operand, attribute, at, law, faults) };
    case 'atLeast':
    case 'atMost':
    case 'above':
    case 'below': {
      if (attribute.type !== 'number') faults.add(at, `${operator} needs a number`);
      return { [operator]: readNumber(operand, at, law, faults) } as unknown as Selector;
    }
    case 'startsWith':
      if (typeof operand !== 'string' || operand === '') faults.add(at, 'startsWith needs text');
      return { startsWith: String(operand) };
    default:
      faults.add(at, `unknown operator ${operator}`);
      return { is: [] };
  }
}

/** Values of a scalar, a list, or a named set. */
function values(value: Plain | undefined, attribute: Attribute, at: string, law: Law, faults: Faults): AttributeValue[] {
  if (isMap(value)) return setOf(value, attribute, at, law, faults);
  const list = isList(value) ? value : [value];
  if (list.length === 0) faults.add(at, 'must not be empty');
  return list.flatMap((item): AttributeValue[] => {
    if (isMap(item)) return setOf(item, attribute, at, law, faults);
    if (!fitsAttribute(item, attribute, law)) {
      faults.add(
        at,
        `${String(item)} is not a value of ${typeof attribute.type === 'string' ? attribute.type : attribute.type.join(' | ')}`,
      );
      return [];
    }
    return [item];
  });
}

/** What one set or a list of nothing but sets is called. */
function nameOfSets(value: Plain | undefined, law: Law): Text | undefined {
  const items = isList(value) ? value : [value];
  const means = items.map((item) => (isMap(item) ? law.sets.get(String(item['in']))?.means : undefined));
  const known = means.filter((one) => one !== undefined);
  if (known.length !== items.length || known.length === 0) return undefined;
  return { zh: known.map((one) => one.zh).join('、'), en: known.map((one) => one.en).join('; ') };
}

function setOf(value: PlainMap, attribute: Attribute, at: string, law: Law, faults: Faults): AttributeValue[] {
  const name = value['in'];
  const set = typeof name === 'string' ? law.sets.get(name) : undefined;
  if (set === undefined) faults.add(at, `there is no set ${String(name)}`);
  if (attribute.type !== 'personal-info') faults.add(at, 'a set needs personal information');
  return [...(set?.tokens ?? [])];
}

/** A number, or the id of a threshold: `T16`, `T22.degrees`. */
function readNumber(value: Plain | undefined, at: string, law: Law, faults: Faults): number {
  if (typeof value === 'number') return value;
  const [id, name = 'value'] = String(value).split('.');
  const number = law.thresholds.get(id!)?.values[name];
  if (number === undefined) faults.add(at, `there is no threshold ${String(value)}`);
  return number ?? Number.NaN;
}
