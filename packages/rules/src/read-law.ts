import { Faults, type RuleError, type SourceFile } from './faults.ts';
import type { Article, Instrument, Item, ProblemWord, Text, Threshold } from './rule.ts';
import { Fields, isList, isMap, type Plain, readYaml } from './yaml-fields.ts';

/** What rules refer to, by id. */
export interface Law {
  readonly version: string;
  readonly released: string;
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly articles: ReadonlyMap<string, Article>;
  readonly problems: ReadonlyMap<string, ProblemWord>;
  readonly items: readonly Item[];
  readonly thresholds: ReadonlyMap<string, Threshold>;
  readonly sets: ReadonlyMap<string, InfoSet>;
  /** Tokens of data/personal-info.yaml; undefined while the file is absent. */
  readonly tokens: ReadonlySet<string> | undefined;
}

/** A named set of personal information. */
export interface InfoSet {
  readonly means: Text;
  readonly tokens: readonly string[];
}

/** Reads the files of data/ that rules rest on. */
export function readLaw(files: readonly SourceFile[]): { law: Law; errors: readonly RuleError[] } {
  const errors: RuleError[] = [];
  const read = <T>(path: RegExp, of: (value: Plain, faults: Faults) => readonly T[]): T[] =>
    files
      .filter((file) => path.test(file.path))
      .flatMap((file) => {
        const faults = new Faults(file.path);
        const value = readYaml(file.text, faults);
        const rows = value === undefined ? [] : of(value, faults);
        errors.push(...faults.list);
        return rows;
      });

  const instruments = byId(read(/^data\/law\/instruments\.yaml$/, readInstruments));
  const release = read(/^data\/law\/release\.yaml$/, readRelease)[0];
  const tokens = read(/^data\/personal-info\.yaml$/, readTokens);
  const law: Law = {
    version: release?.version ?? '',
    released: release?.released ?? '',
    instruments,
    articles: byId(read(/^data\/law\/articles\/[^/]+\.yaml$/, (value, faults) => readArticles(value, faults, instruments))),
    problems: new Map(read(/^data\/law\/problems\.yaml$/, readProblems).map((row) => [row.code, row])),
    items: read(/^data\/law\/items\.yaml$/, readItems),
    thresholds: byId(read(/^data\/thresholds\.yaml$/, readThresholds)),
    sets: new Map(read(/^data\/personal-info-sets\.yaml$/, readSets)),
    tokens: tokens.length === 0 ? undefined : new Set(tokens),
  };
  if (release === undefined) errors.push({ file: 'data/law/release.yaml', field: '', message: 'is missing' });
  return { law, errors: [...errors, ...brokenReferences(law)] };
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]));

/** Reads each row of a list of maps. */
function rows<T>(value: Plain, faults: Faults, read: (row: Fields) => T): T[] {
  if (isList(value)) return value.map((row, i) => read(new Fields(row, `[${i}]`, faults)));
  faults.add('', 'must be a list');
  return [];
}

function readRelease(value: Plain, faults: Faults): { version: string; released: string }[] {
  const row = new Fields(value, '', faults);
  const released = row.day('released');
  if (released === undefined) faults.add('released', 'is missing');
  return [{ version: row.text('version'), released: released ?? '' }];
}

const readInstruments = (value: Plain, faults: Faults): Instrument[] =>
  rows(value, faults, (row) => ({
    id: row.text('id'),
    document: row.text('document'),
    en: row.text('en'),
    number: row.optionalText('number') ?? '',
    issuer: row.text('issuer'),
    from: row.day('from'),
    until: row.day('until'),
    known: row.known('known'),
    dates: row.known('dates'),
    folder: row.optionalText('folder'),
    clauses: row.optionalText('clauses'),
  }));

function readArticles(value: Plain, faults: Faults, instruments: ReadonlyMap<string, Instrument>): Article[] {
  const file = new Fields(value, '', faults);
  const instrument = instruments.get(file.text('instrument'));
  if (instrument === undefined) faults.add('instrument', 'is not in data/law/instruments.yaml');
  return rows(file.list('articles'), faults, (row) => ({
    id: row.text('id'),
    document: instrument?.document ?? '',
    number: instrument?.number ?? '',
    article: row.text('article'),
    says: { zh: row.text('zh'), en: row.text('en') },
    from: row.day('from') ?? instrument?.from,
    until: row.day('until') ?? instrument?.until,
    known: row.known('known'),
  }));
}

const readProblems = (value: Plain, faults: Faults): ProblemWord[] =>
  rows(value, faults, (row) => ({
    code: row.text('code'),
    zh: row.text('zh'),
    en: row.text('en'),
    variants: row.list('variants').map((variant, i) => {
      const fields = new Fields(variant, row.field(`variants[${i}]`), faults);
      return { zh: fields.text('zh'), period: fields.text('period') };
    }),
    period: row.text('period'),
    clauses: row.texts('clauses'),
  }));

const readItems = (value: Plain, faults: Faults): Item[] =>
  rows(value, faults, (row) => ({
    clause: row.text('clause'),
    instrument: row.text('instrument'),
    aspect: row.bothTexts('aspect'),
    title: row.bothTexts('title'),
    says: row.bothTexts('says'),
    problem: row.optionalText('problem'),
  }));

const readThresholds = (value: Plain, faults: Faults): Threshold[] =>
  rows(value, faults, (row) => {
    const values = isMap(row.raw('values')) ? (row.raw('values') as object) : {};
    for (const [name, number] of Object.entries(values)) {
      if (typeof number !== 'number') faults.add(row.field(`values.${name}`), 'must be a number');
    }
    return {
      id: row.text('id'),
      says: row.bothTexts('says'),
      values: values as Readonly<Record<string, number>>,
      unit: row.text('unit'),
      source: row.text('source'),
      known: row.known('known'),
    };
  });

function readSets(value: Plain, faults: Faults): [string, InfoSet][] {
  if (!isMap(value)) faults.add('', 'must be a map');
  return Object.entries(isMap(value) ? value : {}).map(([name, row]) => {
    const fields = new Fields(row, name, faults);
    const means = fields.bothTexts('means');
    const tokens = fields.texts('tokens');
    if (tokens.length === 0) faults.add(`${name}.tokens`, 'must not be empty');
    return [name, { means, tokens }];
  });
}

/** data/personal-info.yaml belongs to the catalogue; only its tokens matter here. */
function readTokens(value: Plain, faults: Faults): string[] {
  if (isMap(value) && !isList(value['kinds'])) return Object.keys(value);
  const list = isMap(value) ? (value['kinds'] as readonly Plain[]) : value;
  return rows(list, faults, (row) => row.text('token'));
}

/** References between law files that lead nowhere. */
function brokenReferences(law: Law): RuleError[] {
  const { tokens } = law;
  const inSets = [...law.sets].flatMap(([name, set]) =>
    set.tokens
      .filter((token) => tokens !== undefined && !tokens.has(token))
      .map((token) => ({
        file: 'data/personal-info-sets.yaml',
        field: `${name}.tokens`,
        message: `${token} is not in data/personal-info.yaml`,
      })),
  );
  const inItems = law.items.flatMap((item) => {
    const at = { file: 'data/law/items.yaml', field: item.clause };
    return [
      ...(law.instruments.has(item.instrument) ? [] : [{ ...at, message: `${item.instrument} is not in data/law/instruments.yaml` }]),
      ...(item.problem === undefined || law.problems.has(item.problem)
        ? []
        : [{ ...at, message: `${item.problem} is not in data/law/problems.yaml` }]),
    ];
  });
  return [...inSets, ...inItems];
}
