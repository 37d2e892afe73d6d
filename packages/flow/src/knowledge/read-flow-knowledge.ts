import { descriptorOf } from '../code/references.ts';
import type { ArgumentTest, FlowKnowledge, Models, RunRow, SinkRow, SourceRow } from './flow-knowledge.ts';

type Lists = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

/** Reads `flow-sources`, `flow-sinks` and `flow-models` of the lists. Rows that are not of the right shape are left out. */
export function readFlowKnowledge(lists: Lists): FlowKnowledge {
  return {
    sources: rowsOf(lists['flow-sources'], 'sources').flatMap(sourcesOf),
    sinks: rowsOf(lists['flow-sinks'], 'sinks').flatMap(sinksOf),
    models: modelsOf(record(lists['flow-models']), record(lists['hand-overs'])),
  };
}

const record = (value: unknown): Row => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const textsOf = (value: unknown): readonly string[] => list(value).filter((one) => typeof one === 'string');
const rowsOf = (file: unknown, key: string): readonly Row[] => list(record(file)[key]).map(record);

/** `names: [a, b/2]` of a class, each a row of its own. */
function members(row: Row): readonly { class: string; name: string; parameters?: number }[] {
  const owner = typeof row['class'] === 'string' ? descriptorOf(row['class']) : undefined;
  if (owner === undefined) return [];
  return textsOf(row['names']).map((text) => {
    const [name = '', count] = text.split('/');
    return { class: owner, name, ...(count === undefined ? {} : { parameters: Number(count) }) };
  });
}

function sourcesOf(row: Row): readonly SourceRow[] {
  const { data, field, given } = row;
  if (typeof data !== 'string') return [];
  const argument = argumentOf(row['argument']);
  return members(row).map((member) => ({
    ...member,
    data,
    ...(argument === undefined ? {} : { argument }),
    ...(typeof field === 'string' ? { field } : {}),
    ...(typeof given === 'number' ? { given } : {}),
  }));
}

function argumentOf(value: unknown): ArgumentTest | undefined {
  const { index, contains, equals } = record(value);
  if (typeof index !== 'number') return undefined;
  return {
    index,
    ...(contains === undefined ? {} : { contains: textsOf(contains) }),
    ...(equals === undefined ? {} : { equals: list(equals).filter((one) => typeof one === 'string' || typeof one === 'number') }),
  };
}

function sinksOf(row: Row): readonly SinkRow[] {
  const { sink } = row;
  if (typeof sink !== 'string') return [];
  const numbers = row['arguments'] === undefined ? undefined : list(row['arguments']).filter((one) => typeof one === 'number');
  const opened = row['opened'] === undefined ? undefined : textsOf(row['opened']);
  return members(row).map((member) => ({
    ...member,
    sink,
    isPrivate: row['isPrivate'] === true,
    ...(numbers === undefined ? {} : { arguments: numbers }),
    ...(opened === undefined ? {} : { opened }),
  }));
}

function modelsOf(file: Row, handOvers: Row): Models {
  const supers = Object.entries(record(file['supers'])).map(
    ([name, above]) => [descriptorOf(name), textsOf(above).map(descriptorOf)] as const,
  );
  const methods = Object.entries(record(file['methods'])).map(([name, rows]) => {
    const entries = Object.entries(record(rows)).flatMap(([key, what]) =>
      typeof what === 'string' ? key.split(' ').map((one) => [one, what] as const) : [],
    );
    return [descriptorOf(name), new Map(entries)] as const;
  });
  const signatures = textsOf(file['signatures']).map((text) => [text.slice(0, text.indexOf('(')), text] as const);
  return {
    supers: new Map(supers),
    methods: new Map(methods),
    signatures: new Map(signatures),
    runs: rowsOf(handOvers, 'calls').flatMap(runsOf),
    calledBack: new Map(rowsOf(handOvers, 'types').flatMap(calledBackOf)),
    libraries: textsOf(file['libraries']).map((name) => `L${name.replaceAll('.', '/')}`),
  };
}

function runsOf(row: Row): readonly RunRow[] {
  const { of, arguments: count } = row;
  if (of !== 'receiver' && typeof of !== 'number') return [];
  const some = { on: textsOf(row['on']).map(descriptorOf), names: textsOf(row['names']), of, runs: textsOf(row['runs']) } as const;
  return [typeof count === 'number' ? { ...some, arguments: count } : some];
}

function calledBackOf(row: Row): readonly (readonly [string, readonly string[]])[] {
  const { type } = row;
  const runs = textsOf(row['runs']);
  return typeof type === 'string' && runs.length > 0 ? [[descriptorOf(type), runs]] : [];
}
