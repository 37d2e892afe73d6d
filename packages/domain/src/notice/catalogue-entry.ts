import { isLocalDate } from '@touchstone/kernel/dates';
import {
  ATTACHMENT_KINDS,
  COLUMN_FIELDS,
  type LegalBasis,
  NOTICE_KINDS,
  type NoticeCatalogue,
  type NoticeFormat,
  type NoticeTemplate,
  type SourceName,
} from './catalogue.ts';

export const ENTRY_KINDS = ['template', 'format', 'basis', 'source'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What an authority has changed, the newest version of each id. */
export type CatalogueEntry =
  | { readonly kind: 'template'; readonly content: NoticeTemplate }
  | { readonly kind: 'format'; readonly content: NoticeFormat }
  | { readonly kind: 'basis'; readonly content: LegalBasis }
  | { readonly kind: 'source'; readonly content: SourceName };

export interface EntryFault {
  readonly at: string;
  readonly fault: 'missing' | 'bad' | 'unknown-field';
}

type Given = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const text =
  (most: number): Check =>
  (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= most;
const anyText: Check = (value) => typeof value === 'string' && value.length <= 200;
const day: Check = (value) => typeof value === 'string' && isLocalDate(value);
const flag: Check = (value) => typeof value === 'boolean';
const oneOf =
  (words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value);
const listOf =
  (check: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.length <= most && value.every(check);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const id: Check = (value) => typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(value);
const grade = oneOf(['V', 'S', 'M']);
const isObject = (value: unknown): value is Given => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that a text may name; the rest its author must be asked for. */
const KNOWN = [
  ...['year', 'yearBatch', 'totalBatch', 'issuer', 'subjects', 'bases', 'count', 'ownCount', 'othersCount'],
  ...['annexes', 'ownAnnex', 'otherAnnexes', 'deadline', 'authority'],
];

const SHAPES: Readonly<Record<EntryKind, Readonly<Record<string, Check>>>> = {
  template: {
    id,
    version: text(20),
    kind: oneOf(NOTICE_KINDS),
    by: optional(oneOf(['ministry', 'province'])),
    joint: flag,
    from: day,
    until: optional(day),
    title: text(200),
    series: anyText,
    asks: (value) => isObject(value) && Object.values(value).every((one) => one === null || text(4000)(one)),
    deadline: flag,
    paragraphs: listOf(text(4000), 30),
    annex: text(200),
    basesJoin: optional(text(20)),
    grade,
    source: text(500),
  },
  format: {
    id,
    issuers: listOf((value) => typeof value === 'string' && /^(any|ministry|[1-9]\d)$/.test(value), 40),
    kind: oneOf(ATTACHMENT_KINDS),
    from: day,
    until: optional(day),
    columns: listOf(
      (value) => isObject(value) && oneOf(COLUMN_FIELDS)(value['field']) && text(40)(value['title']) && Object.keys(value).length === 2,
      COLUMN_FIELDS.length,
    ),
    problems: oneOf(['names', 'items']),
    separator: (value) => typeof value === 'string' && value !== '' && value.length <= 4,
    grade,
  },
  basis: { id, text: text(200), from: day, until: optional(day), kinds: listOf(oneOf(NOTICE_KINDS), 4), usual: flag, grade },
  source: { name: text(60), also: listOf(text(60), 50), grade },
};

export type EntryReading =
  | { readonly ok: true; readonly entry: CatalogueEntry; readonly id: string }
  | { readonly ok: false; readonly faults: readonly EntryFault[] };

/** An entry from data of whatever shape: every field is checked, a text names no field that nobody fills. */
export function readCatalogueEntry(kind: EntryKind, given: unknown): EntryReading {
  if (!isObject(given)) return { ok: false, faults: [{ at: '', fault: 'bad' }] };
  const shape = SHAPES[kind];
  const faults: EntryFault[] = Object.keys(given)
    .filter((name) => !Object.hasOwn(shape, name))
    .map((at) => ({ at, fault: 'unknown-field' }));
  for (const [at, check] of Object.entries(shape))
    if (!check(given[at])) faults.push({ at, fault: given[at] === undefined ? 'missing' : 'bad' });
  if (faults.length === 0 && kind === 'template') faults.push(...foreignFields(given as unknown as NoticeTemplate));
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, entry: { kind, content: given } as unknown as CatalogueEntry, id: String(given['id'] ?? given['name']) };
}

/** Names in braces that are neither known nor asked for. */
function foreignFields({ title, series, annex, paragraphs, asks }: NoticeTemplate): readonly EntryFault[] {
  const texts = { title, series, annex, ...Object.fromEntries(paragraphs.map((one, i) => [`paragraphs/${i}`, one])) };
  return Object.entries(texts).flatMap(([at, one]) =>
    [...one.matchAll(/\{([^{}]*)\}/g)]
      .filter(([, name = '']) => !KNOWN.includes(name) && !Object.hasOwn(asks, name))
      .map((): EntryFault => ({ at, fault: 'bad' })),
  );
}

/** The catalogue with what an authority has changed: an entry takes the place of the one with its id, or stands behind the others. */
export function withEntries(catalogue: NoticeCatalogue, entries: readonly CatalogueEntry[]): NoticeCatalogue {
  const of = <K extends EntryKind>(kind: K) =>
    entries.flatMap((entry) => (entry.kind === kind ? [entry.content] : [])) as Extract<CatalogueEntry, { kind: K }>['content'][];
  const replaced = <T>(old: readonly T[], changed: readonly T[], key: (one: T) => string): readonly T[] => {
    const by = new Map(changed.map((one) => [key(one), one]));
    const kept = old.map((one) => by.get(key(one)) ?? one);
    const known = new Set(old.map(key));
    return [...kept, ...changed.filter((one) => !known.has(key(one)))];
  };
  return {
    ...catalogue,
    templates: replaced(catalogue.templates, of('template'), ({ id: key }) => key),
    formats: replaced(catalogue.formats, of('format'), ({ id: key }) => key),
    bases: replaced(catalogue.bases, of('basis'), ({ id: key }) => key),
    sources: replaced(catalogue.sources, of('source'), ({ name }) => name),
  };
}
