import { statementKinds } from '../classify/cue.ts';
import {
  columns,
  type DocumentKnowledge,
  type Named,
  patternNames,
  type ReadabilityLimit,
  readabilityLimits,
  recipientPatterns,
  type Supplement,
  subjects,
} from './document-knowledge.ts';
import type { InformationKind } from './policy-knowledge.ts';
import { readPolicyKnowledge } from './read-policy-knowledge.ts';
import { type Lists, list, pattern, record, textsOf } from './shapes.ts';

const NEVER = /(?!)/;

/** Reads the lists `policy-*` and the names of personal information. What is not of the right shape is left out. */
export function readDocumentKnowledge(lists: Lists, personalInfo: readonly InformationKind[]): DocumentKnowledge {
  const file = record(lists['policy-document']);
  const known: ReadonlySet<string> = new Set(subjects);
  return {
    ...readPolicyKnowledge(lists, personalInfo),
    sections: named(file['sections'], 'about', subjects),
    silent: new Set(textsOf(file['silent']).filter((one): one is (typeof subjects)[number] => known.has(one))),
    title: pattern(file['title']) ?? NEVER,
    partTitle: pattern(file['part-title']) ?? NEVER,
    columns: named(file['columns'], 'column', columns),
    labels: named(file['labels'], 'column', columns),
    months: textsOf(file['months']),
    dates: named(file['dates'], 'date', ['updated', 'effective', 'published', 'version']),
    rights: named(file['rights'], 'right', rights),
    promises: named(file['promises'], 'about', ['deletion', 'account-deletion', 'complaint', 'request', 'renewal-reminder']),
    reasons: named(file['reasons'], 'reason', ['improve-service', 'experience', 'targeted-push', 'research', 'risk-control']),
    lists: named(file['lists'], 'list', ['collected', 'shared']),
    denials: named(file['denials'], 'denial', ['collection', 'sdk', 'sharing'] as const),
    topics: named(file['topics'], 'topic', topics),
    supplements: readSupplements(file['supplements']),
    recipients: readPatterns(recipientPatterns, record(file['recipients'])),
    patterns: readPatterns(patternNames, record(file['patterns'])),
    readability: readLimits(record(file['readability'])),
  };
}

const rights = [
  'access',
  'copy',
  'transfer',
  'correct',
  'delete',
  'withdraw-consent',
  'delete-account',
  'complain',
  'explain',
  'refuse-automated-decision',
  'deceased',
] as const;

const topics = [
  'merger',
  'child-rules',
  'children',
  'children-excluded',
  'account',
  'profiling',
  'automated-decision',
  'necessity',
  'effect',
  'expiry',
  'personalisation-source',
] as const;

function named<const T extends string>(rows: unknown, key: string, names: readonly T[]): readonly Named<T>[] {
  return list(rows)
    .map(record)
    .flatMap((row) => {
      const name = names.find((one) => one === row[key]);
      const words = pattern(row['pattern']);
      return name === undefined || words === undefined ? [] : [{ name, pattern: words }];
    });
}

function readSupplements(rows: unknown): readonly Supplement[] {
  return list(rows)
    .map(record)
    .flatMap((row) => {
      const [one] = named([row], 'kind', statementKinds);
      const about = subjects.find((subject) => subject === row['in']);
      const beside = statementKinds.find((kind) => kind === row['beside']);
      const unless = statementKinds.find((kind) => kind === row['unless']);
      return one === undefined
        ? []
        : [
            {
              ...one,
              ...(about === undefined ? {} : { in: about }),
              ...(beside === undefined ? {} : { beside }),
              ...(unless === undefined ? {} : { unless }),
            },
          ];
    });
}

const readPatterns = <const T extends string>(names: readonly T[], file: Lists): Readonly<Record<T, RegExp>> =>
  Object.fromEntries(names.map((name) => [name, pattern(file[name]) ?? NEVER])) as Record<T, RegExp>;

const readLimits = (file: Lists): Readonly<Record<ReadabilityLimit, number>> =>
  Object.fromEntries(readabilityLimits.map((name) => [name, typeof file[name] === 'number' ? file[name] : Infinity])) as Record<
    ReadabilityLimit,
    number
  >;
