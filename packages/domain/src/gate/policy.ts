/** Version of the file's format. */
export const GATE_POLICY_SCHEMA = 'touchstone-gate-policy/1';

/** 通过 · 转人工 · 退回, the mildest first. */
export const GATE_OUTCOMES = ['pass', 'manual', 'return'] as const;
export type GateOutcome = (typeof GATE_OUTCOMES)[number];

/** What the engines together say of a clause: the gravest of their votes. */
export const GATE_VERDICTS = ['violation', 'suspected', 'not-found', 'not-tested'] as const;
export type GateVerdict = (typeof GATE_VERDICTS)[number];

export interface GateText {
  readonly zh: string;
  readonly en: string;
}

/** One line of a store's law: which clauses, which verdicts, what then. */
export interface GateRule {
  readonly id: string;
  /** Clauses, or beginnings of clauses that end in `*`. */
  readonly clauses: readonly string[];
  readonly verdicts: readonly GateVerdict[];
  /** Types of app (1–39) that it is about; absent: all. */
  readonly categories?: readonly number[];
  /** Engines that must have said so; absent: one. */
  readonly engines?: number;
  readonly outcome: GateOutcome;
  /** Only with `not-tested` and `pass`: the store takes what nobody looked at, and every answer says so. */
  readonly acceptsUntested?: true;
  /** What the developer is told besides the law's own words. */
  readonly text?: GateText;
}

/** A store's law of its gate. */
export interface GatePolicy {
  readonly schema: typeof GATE_POLICY_SCHEMA;
  readonly name: string;
  readonly title: GateText;
  /** Clauses that are looked at at all, as in `GateRule.clauses`. */
  readonly scope: readonly string[];
  /** The first that fits a clause decides it. */
  readonly rules: readonly GateRule[];
  /** What a clause comes to that no rule fits. Never for `not-tested`: that goes to a person. */
  readonly otherwise: GateOutcome;
  /** Printed under every answer: where the developer asks. */
  readonly contact?: GateText;
}

export interface PolicyFault {
  /** JSON Pointer into the file. */
  readonly pointer: string;
  readonly message: readonly [zh: string, en: string];
}

export type ReadPolicy =
  | { readonly ok: true; readonly policy: GatePolicy }
  | { readonly ok: false; readonly faults: readonly PolicyFault[] };

const MOST_RULES = 200;
const MOST_PATTERNS = 500;
const LONGEST_TEXT = 2000;
const WORD = /^[a-z0-9][a-z0-9-]{0,63}$/;
const PATTERN = /^(?:\*|[A-Za-z0-9][A-Za-z0-9._/-]{0,63}\*?)$/;

/** A policy out of parsed JSON or YAML, or everything that is wrong with it. */
export function readPolicy(given: unknown, knownClauses: ReadonlySet<string>): ReadPolicy {
  const faults: PolicyFault[] = [];
  const check = new Checker(faults, knownClauses);
  const file = check.object(given, '', ['schema', 'name', 'title', 'scope', 'rules', 'otherwise', 'contact']);
  if (file === undefined) return { ok: false, faults };
  if (file['schema'] !== GATE_POLICY_SCHEMA) check.fault('/schema', [`须为 ${GATE_POLICY_SCHEMA}`, `must be ${GATE_POLICY_SCHEMA}`]);
  const name = check.matching(file['name'], '/name', WORD);
  const title = check.text(file['title'], '/title');
  const scope = check.patterns(file['scope'], '/scope');
  const otherwise = check.oneOf(file['otherwise'], '/otherwise', GATE_OUTCOMES);
  const contact = file['contact'] === undefined ? undefined : check.text(file['contact'], '/contact');
  const rules = check.list(file['rules'], '/rules', MOST_RULES).map((rule, i) => ruleOf(check, rule, `/rules/${i}`));
  const ids = rules.map((rule) => rule?.id);
  for (const [i, id] of ids.entries())
    if (id !== undefined && ids.indexOf(id) !== i) check.fault(`/rules/${i}/id`, ['重复了', 'stands twice']);
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    policy: {
      schema: GATE_POLICY_SCHEMA,
      name: name as string,
      title: title as GateText,
      scope: scope as readonly string[],
      rules: rules as readonly GateRule[],
      otherwise: otherwise as GateOutcome,
      ...(contact === undefined ? {} : { contact }),
    },
  };
}

function ruleOf(check: Checker, given: unknown, at: string): GateRule | undefined {
  const rule = check.object(given, at, ['id', 'clauses', 'verdicts', 'categories', 'engines', 'outcome', 'acceptsUntested', 'text']);
  if (rule === undefined) return undefined;
  const id = check.matching(rule['id'], `${at}/id`, WORD);
  const clauses = check.patterns(rule['clauses'], `${at}/clauses`);
  const verdicts = check
    .list(rule['verdicts'], `${at}/verdicts`, GATE_VERDICTS.length)
    .map((one, i) => check.oneOf(one, `${at}/verdicts/${i}`, GATE_VERDICTS));
  if (verdicts.length === 0) check.fault(`${at}/verdicts`, ['一项也没有列出', 'names none']);
  const outcome = check.oneOf(rule['outcome'], `${at}/outcome`, GATE_OUTCOMES);
  const categories = rule['categories'] === undefined ? undefined : check.numbers(rule['categories'], `${at}/categories`, 1, 39);
  const engines = rule['engines'] === undefined ? undefined : check.number(rule['engines'], `${at}/engines`, 1, 20);
  const text = rule['text'] === undefined ? undefined : check.text(rule['text'], `${at}/text`);
  const accepts = rule['acceptsUntested'];
  if (accepts !== undefined && accepts !== true) check.fault(`${at}/acceptsUntested`, ['只能为 true，或不写', 'is true or is not there']);
  const passesUntested = outcome === 'pass' && verdicts.includes('not-tested');
  if (passesUntested && accepts !== true)
    check.fault(`${at}/acceptsUntested`, [
      '未检测的只有写明 acceptsUntested: true 才能通过',
      'what was not tested passes only where the rule says so: acceptsUntested: true',
    ]);
  if (!passesUntested && accepts === true)
    check.fault(`${at}/acceptsUntested`, ['只用于让未检测通过的规则', 'belongs to a rule that passes not-tested']);
  if (engines !== undefined && engines > 1 && verdicts.includes('not-tested'))
    check.fault(`${at}/engines`, ['只对检出问题的结果计引擎数', 'engines are counted that saw something']);
  return {
    id: id as string,
    clauses: clauses as readonly string[],
    verdicts: verdicts as readonly GateVerdict[],
    outcome: outcome as GateOutcome,
    ...(categories === undefined ? {} : { categories }),
    ...(engines === undefined ? {} : { engines }),
    ...(accepts === true ? { acceptsUntested: true as const } : {}),
    ...(text === undefined ? {} : { text }),
  };
}

/** Whether a clause is one of these. */
export const isOneOf = (clause: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => (pattern.endsWith('*') ? clause.startsWith(pattern.slice(0, -1)) : clause === pattern));

class Checker {
  readonly #faults: PolicyFault[];
  readonly #known: readonly string[];

  constructor(faults: PolicyFault[], known: ReadonlySet<string>) {
    this.#faults = faults;
    this.#known = [...known];
  }

  fault(pointer: string, message: PolicyFault['message']): undefined {
    if (this.#faults.length < 100) this.#faults.push({ pointer, message });
    return undefined;
  }

  object(given: unknown, at: string, fields: readonly string[]): Readonly<Record<string, unknown>> | undefined {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return this.fault(at, ['须为对象', 'is an object']);
    for (const field of Object.keys(given))
      if (!fields.includes(field)) this.fault(`${at}/${field.slice(0, 64)}`, ['没有这个字段，请删去', 'is not known']);
    return given as Readonly<Record<string, unknown>>;
  }

  list(given: unknown, at: string, most: number): readonly unknown[] {
    if (!Array.isArray(given)) return this.fault(at, ['须为列表', 'is a list']) ?? [];
    if (given.length > most) return this.fault(at, [`最多 ${most} 项`, `has at most ${most}`]) ?? [];
    return given;
  }

  matching(given: unknown, at: string, form: RegExp): string | undefined {
    return typeof given === 'string' && form.test(given)
      ? given
      : this.fault(at, [`写法不对，须符合 ${form.source}`, `is a word like ${form.source}`]);
  }

  oneOf<const W extends string>(given: unknown, at: string, words: readonly W[]): W | undefined {
    return words.includes(given as W)
      ? (given as W)
      : this.fault(at, [`须为其中之一：${words.join('、')}`, `is one of ${words.join(', ')}`]);
  }

  number(given: unknown, at: string, min: number, max: number): number | undefined {
    const fits = typeof given === 'number' && Number.isInteger(given) && given >= min && given <= max;
    return fits ? given : this.fault(at, [`须为 ${min} 至 ${max} 的整数`, `is a whole number from ${min} to ${max}`]);
  }

  numbers(given: unknown, at: string, min: number, max: number): readonly number[] {
    return this.list(given, at, max).flatMap((one, i) => this.number(one, `${at}/${i}`, min, max) ?? []);
  }

  text(given: unknown, at: string): GateText | undefined {
    const fields = this.object(given, at, ['zh', 'en']);
    if (fields === undefined) return undefined;
    for (const language of ['zh', 'en']) {
      const text = fields[language];
      if (typeof text !== 'string' || text === '' || text.length > LONGEST_TEXT)
        this.fault(`${at}/${language}`, [`须为最多 ${LONGEST_TEXT} 个字符的文字`, `is a text of at most ${LONGEST_TEXT} characters`]);
    }
    return fields as unknown as GateText;
  }

  /** A pattern that fits no clause there is would be a rule that never speaks. */
  patterns(given: unknown, at: string): readonly string[] {
    const list = this.list(given, at, MOST_PATTERNS);
    if (list.length === 0) this.fault(at, ['一项也没有列出', 'names none']);
    return list.flatMap((one, i) => {
      const pattern = this.matching(one, `${at}/${i}`, PATTERN);
      if (pattern === undefined) return [];
      if (!this.#known.some((clause) => isOneOf(clause, [pattern])))
        this.fault(`${at}/${i}`, ['没有相符的条款', 'fits no clause there is']);
      return [pattern];
    });
  }
}
