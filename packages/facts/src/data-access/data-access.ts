import type { App } from '@touchstone/app-model';
import type { Fact } from '../fact.ts';
import type { DataMarker, Knowledge } from '../knowledge.ts';
import { textsBeginning } from '../texts-beginning.ts';
import { callFacts } from './call-facts.ts';
import { classFacts } from './class-facts.ts';
import { intentFacts } from './intent-facts.ts';
import { nativeFacts } from './native-facts.ts';
import { type DataRead, MOST_READS, Search } from './search.ts';
import { textFacts } from './text-facts.ts';
import { uriFacts } from './uri-facts.ts';

/** Where code reads or changes personal information or acts, looked up once for all detectors that ask. */
export interface DataAccess {
  /** Of one class or owner the first that says the same. */
  readonly facts: readonly Fact[];
  /** Every instruction that reads. */
  readonly reads: readonly DataRead[];
  /** Looks up more calls against the same table. */
  readonly search: Search;
  /** Whether a budget ended first: what is not in `facts` or `reads` then proves nothing. */
  readonly isCut: boolean;
}

const known = new WeakMap<App, { readonly knowledge: Knowledge; readonly access: DataAccess }>();

/** The whole API table and all marker texts, looked for in an app. The same object for the same app and catalogues. */
export function dataAccessOf(app: App, knowledge: Knowledge): DataAccess {
  const before = known.get(app);
  if (before?.knowledge === knowledge) return before.access;
  const access = lookUp(app, knowledge);
  known.set(app, { knowledge, access });
  return access;
}

/** A hostile app could make millions. */
const MOST_FACTS = 300_000;

function lookUp(app: App, knowledge: Knowledge): DataAccess {
  const search = new Search(app, knowledge);
  const facts: Fact[] = [];
  for (const fact of everything(search, app, knowledge)) {
    if (facts.length >= MOST_FACTS) break;
    facts.push(fact);
  }
  const isCut = search.nearby.isSpent || search.reads.length >= MOST_READS || facts.length >= MOST_FACTS;
  return { facts, reads: search.reads, search, isCut };
}

function* everything(search: Search, app: App, knowledge: Knowledge): Generator<Fact> {
  const texts = textsBeginning(app.program, knowledge.markers.flatMap(prefixesOf));
  yield* callFacts(search);
  yield* uriFacts(search, texts);
  yield* textFacts(search, texts);
  yield* intentFacts(search);
  yield* classFacts(search);
  yield* nativeFacts(search);
}

/** Addresses, paths and names stand at the start of their texts; a word of a command line is looked for at the calls that run one. */
function prefixesOf({ kind, match, value }: DataMarker): readonly string[] {
  if (kind === 'uri') return value.startsWith('content://') ? [value] : [];
  return SEARCHED.has(kind) && match !== 'word' ? [value] : [];
}

const SEARCHED = new Set(['file', 'property', 'service', 'command']);
