import { type StatementKind as Kind, statementKinds } from '../../classify/cue.ts';
import type { DocumentKnowledge, PatternName, Subject } from '../../knowledge/document-knowledge.ts';
import type { PolicyParty, Quoted, Statement } from '../../policy.ts';
import { normalise } from '../../sentences/normalise.ts';
import type { Table } from '../outline/outline.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import type { ReadTable } from '../tables/read-table.ts';

/** The kinds of statement that each sentence makes where it stands. */
export type StatedKinds = ReadonlyMap<PolicySentence, readonly Kind[]>;

/** What sentences state by their words and their place. */
export function statedKinds(sentences: readonly PolicySentence[], knowledge: DocumentKnowledge): StatedKinds {
  const told = sentences.map((sentence) => ({ sentence, kinds: kindsIn(sentence, knowledge) }));
  const surroundings = new Surroundings(told);
  return new Map(
    told.map(({ sentence, kinds }) => [sentence, inOrder([...kinds, ...supplementsOf(sentence, kinds, surroundings, knowledge)])] as const),
  );
}

/** Sentences, tables and parties that state one of the 26 kinds, in reading order. */
export function statementsOf(
  stated: StatedKinds,
  tables: ReadonlyMap<Table, ReadTable>,
  parties: readonly PolicyParty[],
  knowledge: DocumentKnowledge,
): readonly Statement[] {
  const spoken = [...stated].flatMap(([sentence, kinds]) =>
    kinds.length === 0 ? [] : [{ line: sentence.line, quote: sentence.text, kinds, evidence: evidenceOf(sentence, kinds) }],
  );
  return [...spoken, ...shown(tables, knowledge), ...parties.map(ofParty)].sort((a, b) => a.line - b.line);
}

function evidenceOf({ text, content }: PolicySentence, kinds: readonly Kind[]): Statement['evidence'] {
  const words = new Map(content.labels.map(({ kind, evidence }) => [kind, text.slice(evidence.from, evidence.to)]));
  return Object.fromEntries(kinds.flatMap((kind) => (words.has(kind) ? [[kind, words.get(kind) ?? '']] : [])));
}

const IN_CHILD_RULES: ReadonlySet<Kind> = new Set(['CR5', 'CR6', 'CR16']);
const IN_SDK_SECTION: Partial<Record<Kind, Kind>> = { CR13: 'CR22', CR11: 'CR21' };

/** Within rules for children only what they say of children counts; definitions and histories state nothing; of an SDK its own columns. */
function kindsIn({ section, content, plain }: PolicySentence, knowledge: DocumentKnowledge): readonly Kind[] {
  const { about } = section;
  if (about !== undefined && knowledge.silent.has(about)) return [];
  const kinds = content.labels.map(({ kind }) => kind).filter((kind) => !isDenied(kind, plain, knowledge));
  if (about === 'child') return kinds.filter((kind) => IN_CHILD_RULES.has(kind));
  return about === 'sdk' ? kinds.map((kind) => IN_SDK_SECTION[kind] ?? kind) : kinds;
}

/** 「不会传到国外」, 「如果涉及出境，将另行告知」, 「恕不另行通知」, 「使用即视为同意」 and 「不做个性化推送」 state nothing. */
function isDenied(kind: Kind, plain: string, { patterns }: DocumentKnowledge): boolean {
  if (kind === 'CR1') return patterns['of-store'].test(plain);
  if (kind === 'CR6') return patterns['use-as-consent'].test(plain);
  if (kind === 'CR7') return patterns.unannounced.test(plain) && !patterns.announced.test(plain);
  if (kind === 'CR23') return NOT_ABROAD.some((name) => patterns[name].test(plain));
  if (kind === 'CR10') return !patterns['right-told'].test(plain);
  if (kind !== 'CR12') return false;
  if (!patterns.recommending.test(plain)) return true;
  const clauses = plain.split(/[，；]/);
  const left = clauses.filter((clause) => !patterns['personalised-denied'].test(clause));
  return left.length < clauses.length && !left.some((clause) => patterns.personalised.test(clause));
}

const NOT_ABROAD: readonly PatternName[] = ['denied-abroad', 'maybe-abroad', 'users-abroad'];

/** Which kinds stand in a paragraph, and in the sections about a subject. */
class Surroundings {
  readonly #parts = new Map<Kind, Set<number>>();
  readonly #sections = new Map<Kind, Set<Subject>>();

  constructor(told: readonly { readonly sentence: PolicySentence; readonly kinds: readonly Kind[] }[]) {
    for (const { sentence, kinds } of told)
      for (const kind of kinds) {
        add(this.#parts, kind, sentence.part);
        if (sentence.section.about !== undefined) add(this.#sections, kind, sentence.section.about);
      }
  }

  has(kind: Kind, { part, section }: PolicySentence): boolean {
    return (
      this.#parts.get(kind)?.has(part) === true ||
      (section.about === 'cross-border' && this.#sections.get(kind)?.has(section.about) === true)
    );
  }
}

function add<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

/** Kinds that the place of a sentence gives away beside its words. */
function supplementsOf(
  sentence: PolicySentence,
  kinds: readonly Kind[],
  surroundings: Surroundings,
  knowledge: DocumentKnowledge,
): readonly Kind[] {
  const { about } = sentence.section;
  if (about !== undefined && knowledge.silent.has(about)) return [];
  return knowledge.supplements.flatMap(({ name, pattern, in: within, beside, unless }) => {
    if (about === 'child' && !IN_CHILD_RULES.has(name)) return [];
    if (within !== undefined && within !== about) return [];
    if (unless !== undefined && kinds.includes(unless)) return [];
    if (beside !== undefined && !surroundings.has(beside, sentence)) return [];
    return pattern.test(sentence.plain) && !isDenied(name, sentence.plain, knowledge) ? [name] : [];
  });
}

/** What tables state by their columns. */
function shown(tables: ReadonlyMap<Table, ReadTable>, knowledge: DocumentKnowledge): readonly Statement[] {
  return [...tables].flatMap(([table, read]) => {
    const kinds = inOrder(read.about === 'rights' ? rightsIn(read, knowledge) : kindsOfColumns(read));
    return kinds.length === 0 ? [] : [{ line: table.line, quote: (table.rows[0] ?? []).join(' | '), kinds, evidence: {} }];
  });
}

function kindsOfColumns({ about, header, rows }: ReadTable): readonly Kind[] {
  if (rows.length === 0) return [];
  const kept: readonly Kind[] = header.has('retention') && about !== 'parties' ? ['CR14'] : [];
  const purpose: readonly Kind[] = header.has('purpose') || header.has('scene') ? ['CR11'] : [];
  if (about === 'collection') return ['CR13', ...purpose, ...kept, ...(header.has('sensitive') ? (['CR16'] as const) : [])];
  return about === 'permissions' ? ['CR13', ...purpose] : kept;
}

const rightsIn = ({ cells }: ReadTable, { rights, variants }: DocumentKnowledge): readonly Kind[] =>
  cells.flatMap((row) => {
    const plain = normalise(row.join('：'), variants).text;
    return rights.flatMap(({ name, pattern }) => (pattern.test(plain) ? [name === 'withdraw-consent' ? 'CR8' : 'CR10'] : []));
  });

function ofParty({ line, quote, purpose, data, kinds }: PolicyParty): Statement & Quoted {
  const told: readonly Kind[] = [
    'CR18',
    'CR20',
    ...(purpose === undefined ? [] : (['CR21'] as const)),
    ...(data.length === 0 && kinds === undefined ? [] : (['CR22'] as const)),
  ];
  return { line, quote, kinds: told, evidence: {} };
}

const inOrder = (kinds: readonly Kind[]): readonly Kind[] => statementKinds.filter((kind) => kinds.includes(kind));
