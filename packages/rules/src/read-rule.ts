import type { AttributeValue } from '@touchstone/facts';
import type { LocalDate } from '@touchstone/kernel/dates';
import type { Faults } from './faults.ts';
import { readCondition } from './read-condition.ts';
import type { Law } from './read-law.ts';
import type { Case, Rule } from './rule.ts';
import { Fields, isMap, type Plain } from './yaml-fields.ts';

const INPUTS = ['static', 'runtime', 'policy', 'ui', 'store', 'human'] as const;

const FIELDS: ReadonlySet<string> = new Set([
  ...['id', 'clause', 'title', 'wording', 'remedy', 'problem', 'law', 'from', 'until', 'known', 'status', 'basis', 'sameAs', 'source'],
  ...['needs', 'decidedBy', 'aboutPackage', 'given', 'when', 'lead', 'open', 'cases'],
]);

/** Far enough back that nothing is judged by a document whose first day nobody knows. */
const NEVER = '9999-12-31' as LocalDate;

/** Reads one rule file. Whether it agrees with the law, the vocabulary and itself is the business of `checkRule`. */
export function readRule(value: Plain, path: string, law: Law, faults: Faults): Rule {
  const row = new Fields(value, '', faults);
  row.only(FIELDS);
  const instrument = law.instruments.get(row.text('law'));
  if (instrument === undefined) faults.add('law', 'is not in data/law/instruments.yaml');
  const source = row.optionalText('source');
  return {
    id: row.text('id'),
    clause: row.text('clause'),
    instrument: path.split('/')[1] ?? '',
    title: row.bothTexts('title'),
    wording: row.bothTexts('wording'),
    problem: row.optionalText('problem'),
    remedy: row.bothTexts('remedy'),
    law: {
      id: instrument?.id ?? '',
      document: instrument?.document ?? '',
      en: instrument?.en ?? '',
      number: instrument?.number ?? '',
      from: row.day('from') ?? instrument?.from ?? NEVER,
      until: row.day('until') ?? instrument?.until,
    },
    known: row.known('known'),
    status: row.oneOf('status', ['trial', 'enforced', 'retired']),
    ...(source === undefined ? {} : { source }),
    basis: row.texts('basis'),
    sameAs: row.texts('sameAs'),
    needs: readNeeds(row, faults),
    decidedBy: row.oneOf('decidedBy', ['machine', 'person']),
    aboutPackage: row.bool('aboutPackage', false),
    ...(row.raw('given') === undefined ? {} : { given: readCondition(row.raw('given'), 'given', law, faults) }),
    when: row.raw('when') === undefined ? undefined : readCondition(row.raw('when'), 'when', law, faults),
    lead: row.raw('lead') === undefined ? undefined : readCondition(row.raw('lead'), 'lead', law, faults),
    ...(row.raw('open') === undefined ? {} : { open: readCondition(row.raw('open'), 'open', law, faults) }),
    cases: row.list('cases').map((item, i) => readCase(item, `cases[${i}]`, faults)),
  };
}

function readNeeds(row: Fields, faults: Faults): Rule['needs'] {
  const needs = row.texts('needs');
  if (needs.length === 0) faults.add('needs', 'must not be empty');
  if (new Set(needs).size !== needs.length) faults.add('needs', 'names an input twice');
  for (const need of needs) if (!INPUTS.includes(need as (typeof INPUTS)[number])) faults.add('needs', `there is no input ${need}`);
  return needs as Rule['needs'];
}

function readCase(value: Plain, at: string, faults: Faults): Case {
  const row = new Fields(value, at, faults);
  row.only(new Set(['name', 'facts', 'expect']));
  return {
    name: row.text('name'),
    facts: row.list('facts').map((fact, i) => readCaseFact(fact, `${at}.facts[${i}]`, faults)),
    expect: row.oneOf('expect', ['match', 'lead', 'open', 'no-match']),
  };
}

function readCaseFact(value: Plain, at: string, faults: Faults): Case['facts'][number] {
  const entries = isMap(value) ? Object.entries(value) : [];
  if (entries.length !== 1) faults.add(at, 'must be one kind with its attributes');
  const [kind, attributes] = entries[0] ?? ['', {}];
  if (!isMap(attributes)) faults.add(`${at}.${kind}`, 'must be a map of attributes');
  return { kind, attributes: (isMap(attributes) ? attributes : {}) as Readonly<Record<string, AttributeValue>> };
}
