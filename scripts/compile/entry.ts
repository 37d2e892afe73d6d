/** Something in a data file is not as it must be; the message names the file and the field. */
export class DataError extends Error {
  constructor(file: string, field: string, message: string) {
    super(`${file}: ${field === '' ? '' : `${field}: `}${message}`);
    this.name = 'DataError';
  }
}

/** A value of a data file together with where it stands, read field by field. Unknown and missing fields are errors. */
export class Entry {
  readonly file: string;
  readonly field: string;
  readonly value: unknown;

  constructor(file: string, field: string, value: unknown) {
    this.file = file;
    this.field = field;
    this.value = value;
  }

  fail(message: string): never {
    throw new DataError(this.file, this.field, message);
  }

  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  get(name: string): Entry {
    return new Entry(this.file, this.field === '' ? name : `${this.field}.${name}`, this.#map()[name]);
  }

  /** Refuses misspelt fields. */
  only(...names: readonly string[]): this {
    for (const name of Object.keys(this.#map())) if (!names.includes(name)) this.get(name).fail('unknown field');
    return this;
  }

  text(): string {
    if (typeof this.value !== 'string' || this.value.trim() === '') this.fail('must be text');
    return this.value;
  }

  optionalText(): string | undefined {
    return this.isAbsent ? undefined : this.text();
  }

  whole(): number {
    if (typeof this.value !== 'number' || !Number.isInteger(this.value)) this.fail('must be a whole number');
    return this.value;
  }

  optionalWhole(): number | undefined {
    return this.isAbsent ? undefined : this.whole();
  }

  /** Text or a number, as code has constants. */
  constant(): string | number {
    const value = this.value;
    if (typeof value === 'string' || typeof value === 'number') return value;
    return this.fail('must be text or a number');
  }

  flag(): boolean {
    if (this.isAbsent) return false;
    if (typeof this.value !== 'boolean') this.fail('must be true or false');
    return this.value;
  }

  oneOf<const T extends string>(allowed: readonly T[]): T {
    const found = allowed.find((one) => one === this.value);
    return found ?? this.fail(`must be one of ${allowed.join(', ')}`);
  }

  /** Absent lists are empty. */
  list(): Entry[] {
    if (this.isAbsent) return [];
    if (!Array.isArray(this.value)) this.fail('must be a list');
    return this.value.map((item, i) => new Entry(this.file, `${this.field}[${i}]`, item));
  }

  texts(): string[] {
    return this.list().map((item) => item.text());
  }

  /** Absent maps are empty. */
  entries(): [string, Entry][] {
    return this.isAbsent ? [] : Object.keys(this.#map()).map((key) => [key, this.get(key)]);
  }

  bothTexts(): { zh: string; en: string } {
    this.only('zh', 'en');
    return { zh: this.get('zh').text(), en: this.get('en').text() };
  }

  #map(): Readonly<Record<string, unknown>> {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) this.fail('must be a map');
    return this.value as Readonly<Record<string, unknown>>;
  }
}
