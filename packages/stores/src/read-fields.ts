import type { ChangeProblem } from './connector.ts';

/** A JSON object of unknown shape, read field by field; what does not fit is reported and left out. */
export class Fields {
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #at: string;
  readonly #problems: ChangeProblem[];
  readonly #format: string;

  constructor(value: unknown, format: string, at: string, problems: ChangeProblem[]) {
    this.#format = format;
    this.#at = at;
    this.#problems = problems;
    this.#object = isObject(value) ? value : {};
    if (!isObject(value)) this.#fault('not-an-object', '');
  }

  has(name: string): boolean {
    return this.#value(name) !== undefined;
  }

  /** Text without control characters, trimmed; empty is absent. */
  text(name: string, maxLength: number): string | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    const trimmed = typeof value === 'string' ? value.trim() : undefined;
    if (trimmed === undefined || trimmed.length > maxLength || hasControls(trimmed)) return this.#fault('bad-text', name);
    return trimmed === '' ? undefined : trimmed;
  }

  matching(name: string, pattern: RegExp, maxLength: number): string | undefined {
    const text = this.text(name, maxLength);
    return text === undefined || pattern.test(text) ? text : this.#fault(`bad-${kebab(name)}`, name);
  }

  /** One of the words. */
  word<W extends string>(name: string, words: readonly W[]): W | undefined {
    const text = this.text(name, 40);
    return text === undefined ? undefined : (words.find((word) => word === text) ?? this.#fault(`bad-${kebab(name)}`, name));
  }

  integer(name: string, min: number, max: number): number | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max
      ? value
      : this.#fault(`bad-${kebab(name)}`, name);
  }

  /** An instant in ISO 8601, as UTC. */
  instant(name: string): string | undefined {
    const text = this.matching(name, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/, 40);
    const ms = text === undefined ? Number.NaN : Date.parse(text);
    if (text !== undefined && Number.isNaN(ms)) return this.#fault('bad-instant', name);
    return text === undefined ? undefined : new Date(ms).toISOString();
  }

  object(name: string): Fields | undefined {
    const value = this.#value(name);
    return value === undefined ? undefined : new Fields(value, this.#format, this.#path(name), this.#problems);
  }

  /** Items of a list, never more than `max`; a longer one is cut and reported. */
  list(name: string, max: number): readonly unknown[] {
    const value = this.#value(name);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.#fault('not-a-list', name);
      return [];
    }
    if (value.length > max) this.#fault('too-many', name);
    return value.slice(0, max);
  }

  /** Objects of a list, never more than `max`; what is none is reported. */
  objects(name: string, max: number): readonly Fields[] {
    return this.list(name, max).map((item) => new Fields(item, this.#format, this.#path(name), this.#problems));
  }

  /** A list of texts, sorted and each once. */
  texts(name: string, max: number, maxLength: number): readonly string[] {
    const items = this.list(name, max);
    const texts = items.filter((item): item is string => typeof item === 'string' && item.length <= maxLength && !hasControls(item));
    if (texts.length < items.length) this.#fault('bad-text', name);
    return [...new Set(texts)].sort();
  }

  /** Names and texts, at most `max`. */
  map(name: string, max: number, maxLength: number): Readonly<Record<string, string>> {
    const value = this.#value(name);
    if (value === undefined) return {};
    if (!isObject(value)) {
      this.#fault('not-an-object', name);
      return {};
    }
    const all = Object.entries(value);
    const good = all.filter(
      (pair): pair is [string, string] =>
        typeof pair[1] === 'string' && pair[1].length <= maxLength && pair[0].length <= 35 && !hasControls(pair[1]),
    );
    if (good.length < all.length || all.length > max) this.#fault('bad-text', name);
    return Object.fromEntries(good.slice(0, max).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** All of them, at most `max`. */
  entries(max: number): readonly (readonly [string, unknown])[] {
    const all = Object.entries(this.#object);
    if (all.length > max) this.#fault('too-many', '');
    return all.slice(0, max);
  }

  fault(what: string, name: string): void {
    this.#fault(what, name);
  }

  #value(name: string): unknown {
    const value = Object.hasOwn(this.#object, name) ? this.#object[name] : undefined;
    return value === null ? undefined : value;
  }

  #path(name: string): string {
    return [this.#at, name].filter((part) => part !== '').join('.');
  }

  #fault(what: string, name: string): undefined {
    this.#problems.push({ code: `${this.#format}/${what}`, at: this.#path(name) });
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Also marks that turn the direction of text around: they make one name look like another. */
const hasControls = (text: string): boolean => /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text);

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
