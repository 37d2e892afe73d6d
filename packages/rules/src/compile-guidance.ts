import { byText } from '@touchstone/kernel/order';
import { Faults, type RuleError, type SourceFile } from './faults.ts';
import type { Guidance, GuidanceExample, GuidanceTopic, RulePattern } from './guidance.ts';
import type { Text } from './rule.ts';
import { Fields, type Plain, readYaml } from './yaml-fields.ts';

export type CompiledGuidance =
  | { readonly ok: true; readonly guidance: Guidance }
  | { readonly ok: false; readonly errors: readonly RuleError[] };

const FOLDER = 'data/guidance/';
const REMEDY_IS_ENOUGH = `${FOLDER}remedy-is-enough.yaml`;

/** Compiles data/guidance/ into topics sorted by id. Other files are ignored. A bad file stops the build. */
export function compileGuidance(files: readonly SourceFile[]): CompiledGuidance {
  const errors: RuleError[] = [];
  const read = <T>({ path, text }: SourceFile, from: (value: Plain, path: string, faults: Faults) => T): readonly T[] => {
    const faults = new Faults(path);
    const value = readYaml(text, faults);
    const made = value === undefined ? [] : [from(value, path, faults)];
    errors.push(...faults.list);
    return made;
  };
  const own = files.filter(({ path }) => path.startsWith(FOLDER) && /\.ya?ml$/.test(path));
  const topics = own.filter(({ path }) => path !== REMEDY_IS_ENOUGH).flatMap((file) => read(file, readTopic));
  const remedyIsEnough = own.filter(({ path }) => path === REMEDY_IS_ENOUGH).flatMap((file) => read(file, readReasons).flat());
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, guidance: { topics: topics.sort((a, b) => byText(a.id, b.id)), remedyIsEnough } };
}

const TOPIC_FIELDS = new Set(['title', 'what', 'why', 'how', 'examples', 'check', 'rules', 'clauses']);
const EXAMPLE_FIELDS = new Set(['title', 'language', 'code']);
const LANGUAGES = ['kotlin', 'java', 'xml', 'text'] as const;

function readTopic(value: Plain, path: string, faults: Faults): GuidanceTopic {
  const fields = new Fields(value, '', faults);
  fields.only(TOPIC_FIELDS);
  return {
    id: path.slice(FOLDER.length).replace(/\.ya?ml$/, ''),
    title: fields.bothTexts('title'),
    what: fields.bothTexts('what'),
    why: fields.bothTexts('why'),
    how: texts('how', fields, faults),
    examples: fields.list('examples').map((one, i) => readExample(one, `examples[${i}]`, faults)),
    check: texts('check', fields, faults),
    covers: pattern(fields),
  };
}

function texts(name: string, fields: Fields, faults: Faults): readonly Text[] {
  const list = fields.list(name);
  if (list.length === 0) faults.add(name, 'must have at least one entry');
  return list.map((one, i) => new Fields({ text: one }, `${name}[${i}]`, faults).bothTexts('text'));
}

function readExample(value: Plain, at: string, faults: Faults): GuidanceExample {
  const fields = new Fields(value, at, faults);
  fields.only(EXAMPLE_FIELDS);
  return { title: fields.bothTexts('title'), language: fields.oneOf('language', LANGUAGES), code: inBoth(fields.text('code').trimEnd()) };
}

/** Comments and words in code stand as `«中文|English»`; the rest is the same in both languages. */
const inBoth = (code: string): Text => ({ zh: code.replace(BOTH, '$1'), en: code.replace(BOTH, '$2') });
const BOTH = /«([^|»]*)\|([^»]*)»/g;

function readReasons(value: Plain, _path: string, faults: Faults): Guidance['remedyIsEnough'] {
  return new Fields({ list: value }, '', faults).list('list').map((one, i) => {
    const fields = new Fields(one, `[${i}]`, faults);
    fields.only(new Set(['rules', 'clauses', 'reason']));
    return { covers: pattern(fields), reason: fields.bothTexts('reason') };
  });
}

const pattern = (fields: Fields): RulePattern => ({ rules: fields.texts('rules'), clauses: fields.texts('clauses') });
