import { isLocalDate, type LocalDate } from '@touchstone/kernel/dates';
import { parseDocument } from 'yaml';
import type { Faults } from './faults.ts';
import type { Known, Text } from './rule.ts';

/** Plain data as YAML gives it. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainMap;
export interface PlainMap {
  readonly [key: string]: Plain | undefined;
}

/** The text of a YAML file as plain data; `undefined` when it is not YAML. Aliases are few and keys are unique. */
export function readYaml(text: string, faults: Faults): Plain | undefined {
  const document = parseDocument(text, { uniqueKeys: true, version: '1.2' });
  for (const error of document.errors) faults.add('', error.message.split('\n')[0]!);
  if (document.errors.length > 0) return undefined;
  return document.toJS({ maxAliasCount: 100 }) as Plain;
}

export const isMap = (value: Plain | undefined): value is PlainMap => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value);

/** Reads the fields of one map and reports what is not as it should be; what is missing becomes a harmless value. */
export class Fields {
  readonly #map: PlainMap;
  readonly #at: string;
  readonly #faults: Faults;

  constructor(value: Plain | undefined, at: string, faults: Faults) {
    if (!isMap(value)) faults.add(at, 'must be a map');
    this.#map = isMap(value) ? value : {};
    this.#at = at;
    this.#faults = faults;
  }

  raw(name: string): Plain | undefined {
    return this.#map[name];
  }

  field(name: string): string {
    return this.#at === '' ? name : `${this.#at}.${name}`;
  }

  only(names: ReadonlySet<string>): void {
    for (const name of Object.keys(this.#map)) if (!names.has(name)) this.#faults.add(this.field(name), 'unknown field');
  }

  text(name: string): string {
    const value = this.#map[name];
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.#faults.add(this.field(name), value === undefined ? 'is missing' : 'must be text');
    return '';
  }

  optionalText(name: string): string | undefined {
    return this.#map[name] === undefined || this.#map[name] === null ? undefined : this.text(name);
  }

  bothTexts(name: string): Text {
    const texts = new Fields(this.#map[name], this.field(name), this.#faults);
    texts.only(new Set(['zh', 'en']));
    return { zh: texts.text('zh'), en: texts.text('en') };
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T {
    const value = this.#map[name];
    if (allowed.includes(value as T)) return value as T;
    this.#faults.add(this.field(name), `must be one of ${allowed.join(', ')}`);
    return allowed[0]!;
  }

  known(name: string): Known {
    return this.oneOf(name, ['V', 'S', 'M', '?']);
  }

  bool(name: string, otherwise: boolean): boolean {
    const value = this.#map[name];
    if (value === undefined) return otherwise;
    if (typeof value !== 'boolean') this.#faults.add(this.field(name), 'must be true or false');
    return value === true;
  }

  texts(name: string): readonly string[] {
    const value = this.#map[name];
    if (value === undefined || value === null) return [];
    if (!isList(value)) {
      this.#faults.add(this.field(name), 'must be a list');
      return [];
    }
    return value.map((item, i) => {
      if (typeof item !== 'string') this.#faults.add(`${this.field(name)}[${i}]`, 'must be text');
      return String(item);
    });
  }

  list(name: string): readonly Plain[] {
    const value = this.#map[name];
    if (value === undefined || value === null) return [];
    if (isList(value)) return value;
    this.#faults.add(this.field(name), 'must be a list');
    return [];
  }

  day(name: string): LocalDate | undefined {
    const value = this.#map[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' && isLocalDate(value)) return value;
    this.#faults.add(this.field(name), 'must be a day that exists, YYYY-MM-DD');
    return undefined;
  }
}
