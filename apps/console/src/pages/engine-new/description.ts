import type { InputOf } from '@touchstone/api-client';
import type { registerEngine } from '@touchstone/api-client/routes/engines';

export type Description = InputOf<typeof registerEngine>['body'];

export const KINDS = ['import', 'lab', 'command', 'pull', 'own'] as const satisfies readonly Description['kind'][];
export const ARTIFACTS = [
  'apk',
  'apks',
  'xapk',
  'apkm',
  'aab',
  'hap',
  'ipa',
  'none',
] as const satisfies readonly Description['accepts'][number][];
const INPUTS = ['policy', 'trace', 'har', 'capture', 'ui', 'listing', 'person'] as const;
type Input = (typeof INPUTS)[number];

/** What is typed or read from a file, as texts of a form. */
export interface Typed {
  readonly id: string;
  readonly version: string;
  readonly ruleSet: string;
  readonly name: string;
  readonly vendor: string;
  readonly kind: Description['kind'];
  readonly correlationGroup: string;
  readonly accepts: readonly string[];
  /** A line a clause, and after a colon what it needs beside the file. */
  readonly clauses: string;
  readonly timeoutMinutes: number;
  readonly cores: number;
  readonly memoryMiB: number;
  readonly licences: number | null;
  readonly ratePerMinute: number | null;
  readonly runsPerDay: number | null;
}

export const NOTHING: Typed = {
  ...{ id: '', version: '', ruleSet: '', name: '', vendor: '', kind: 'import', correlationGroup: '' },
  ...{
    accepts: ['apk'],
    clauses: '',
    timeoutMinutes: 30,
    cores: 1,
    memoryMiB: 2048,
    licences: null,
    ratePerMinute: null,
    runsPerDay: null,
  },
};

const MINUTE_MS = 60_000;
const isInput = (text: string): text is Input => (INPUTS as readonly string[]).includes(text);

export interface Clauses {
  readonly capabilities: Description['capabilities'];
  /** Lines that name no clause, or something that nothing is. */
  readonly bad: readonly string[];
}

/** Lines of clauses as capabilities: a clause on two lines can be tested in either way. */
export function clausesOf(text: string): Clauses {
  const capabilities: Description['capabilities'] = [];
  const bad: string[] = [];
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') continue;
    const [clause = '', needs = ''] = line.split(/[:：]/, 2);
    const inputs = needs.split(/[\s,，、]+/).filter((one) => one !== '');
    if (!/^[\w./-]{1,128}$/.test(clause.trim()) || !inputs.every(isInput)) bad.push(line);
    else capabilities.push({ clause: clause.trim(), inputs: [...new Set(inputs.filter(isInput))] });
  }
  return { capabilities, bad };
}

/** What is sent. */
export function descriptionOf(typed: Typed): Description {
  const { accepts, clauses, timeoutMinutes, licences, ratePerMinute, runsPerDay, ...rest } = typed;
  return {
    ...rest,
    accepts: ARTIFACTS.filter((kind) => accepts.includes(kind)),
    capabilities: clausesOf(clauses).capabilities,
    timeoutMs: Math.round(timeoutMinutes * MINUTE_MS),
    ...(licences === null ? {} : { licences }),
    ...(ratePerMinute === null ? {} : { ratePerMinute }),
    ...(runsPerDay === null ? {} : { runsPerDay }),
  };
}

const TEXTS = ['id', 'version', 'ruleSet', 'name', 'vendor', 'correlationGroup'] as const;
const NUMBERS = ['cores', 'memoryMiB', 'licences', 'ratePerMinute', 'runsPerDay'] as const;

/** What the description that an engine brings says, as far as it says it; undefined for what is no description. */
export function typedOf(json: unknown): Partial<Typed> | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const said = json as Readonly<Record<string, unknown>>;
  const kind = KINDS.find((one) => one === said['kind']);
  const { accepts, capabilities, timeoutMs } = said;
  return {
    ...Object.fromEntries(TEXTS.flatMap((name) => (typeof said[name] === 'string' ? [[name, said[name]]] : []))),
    ...Object.fromEntries(NUMBERS.flatMap((name) => (typeof said[name] === 'number' ? [[name, said[name]]] : []))),
    ...(kind === undefined ? {} : { kind }),
    ...(Array.isArray(accepts) ? { accepts: accepts.map(String) } : {}),
    ...(typeof timeoutMs === 'number' ? { timeoutMinutes: timeoutMs / MINUTE_MS } : {}),
    ...(Array.isArray(capabilities) ? { clauses: capabilities.map(lineOf).join('\n') } : {}),
  };
}

function lineOf(capability: unknown): string {
  const { clause, inputs } = (typeof capability === 'object' && capability !== null ? capability : {}) as Readonly<Record<string, unknown>>;
  const needs = Array.isArray(inputs) ? inputs.map(String) : [];
  return needs.length === 0 ? String(clause) : `${String(clause)}: ${needs.join(', ')}`;
}
