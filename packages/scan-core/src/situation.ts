import { type Depth, detectors, type Fact, type Input, kindOf, type Layer } from '@touchstone/facts';
import type { LocalDate } from '@touchstone/kernel/dates';
import type { Situation } from '@touchstone/verdict';

/** Kinds that the engine itself adds, without a detector. */
const OWN_KINDS = ['app.type', 'analysis.failed', 'analysis.limit'];
const OBSERVED: ReadonlySet<string> = new Set([...OWN_KINDS, ...detectors.flatMap((detector) => detector.yields)]);
/** Kinds that rest on the facts of all detectors: when one of those failed, their absence proves nothing. */
const CONCLUDED = detectors.filter((detector) => detector.conclude !== undefined).flatMap((detector) => detector.yields);

/** Kinds that are looked for only at full depth. */
const DEEP: ReadonlySet<string> = new Set(detectors.filter(({ isDeep }) => isDeep).flatMap(({ yields }) => yields.filter(isOwnKind)));

/** What this scan could look at, read off its own facts. */
export function situationOf(
  facts: readonly Fact[],
  {
    asOf,
    isReadable,
    depth,
    given,
  }: { readonly asOf: LocalDate; readonly isReadable: boolean; readonly depth: Depth; readonly given: readonly Input[] },
): Situation {
  return {
    asOf,
    inputs: new Set<Input>(['static', ...given]),
    isReadable,
    observed: OBSERVED,
    skipped: depth === 'full' ? NONE : DEEP,
    failed: failedKinds(facts),
    cut: new Set(facts.flatMap(cutKind)),
    blind: blindLayers(facts),
  };
}

const NONE: ReadonlySet<string> = new Set();

function isOwnKind(kind: string): boolean {
  return !OWN_KINDS.includes(kind);
}

function failedKinds(facts: readonly Fact[]): ReadonlyMap<string, string> {
  const failed = new Map<string, string>();
  for (const fact of facts) {
    if (fact.kind !== 'analysis.failed') continue;
    const id = String(fact.attributes['detector']);
    for (const kind of detectors.find((detector) => detector.id === id)?.yields ?? []) failed.set(kind, id);
    for (const kind of CONCLUDED) if (!failed.has(kind)) failed.set(kind, id);
  }
  return failed;
}

/** A limit of whole-program analysis is one of the kind it names: what else code shows was seen. */
const WHOLE_PROGRAM = 'whole-program:';

function cutKind({ kind, attributes }: Fact): readonly string[] {
  const what = String(attributes['what']);
  return kind === 'analysis.limit' && what.startsWith(WHOLE_PROGRAM) ? [what.slice(WHOLE_PROGRAM.length)] : [];
}

/** Limits on files that no single kind of fact comes from. */
const LAYER_OF_LIMIT: Readonly<Record<string, Layer>> = { 'text-files': 'resources', 'native-texts': 'native' };

/**
 * Packed code hides code and what is inside native libraries; the manifest and the signature stay readable. Scripts
 * that reach the platform through DEX code hide only themselves. A limit blinds the layer in which it was met.
 */
function blindLayers(facts: readonly Fact[]): ReadonlyMap<Layer, string> {
  const blind = new Map<Layer, string>();
  for (const fact of facts) {
    if (fact.kind === 'code.not-visible' && fact.attributes['partly'] !== true && !blind.has('code')) {
      blind.set('code', String(fact.attributes['why']));
    }
    if (fact.kind !== 'analysis.limit' || cutKind(fact).length > 0) continue;
    const [detector = '', kind = ''] = String(fact.attributes['what']).split(':');
    const layer = kindOf(kind)?.layer ?? LAYER_OF_LIMIT[kind] ?? (detector === 'native-code' ? 'native' : 'code');
    if (!blind.has(layer)) blind.set(layer, 'budget');
  }
  return blind;
}
