import type { Fact } from '@touchstone/facts';
import { byText } from '@touchstone/kernel/order';

/**
 * One kind of personal information from all sides. Numbers are indices into the report's facts: whoever reads a cell can open its proof.
 */
export interface MatrixRow {
  /** Token of data/personal-info.yaml. */
  readonly data: string;
  readonly sensitive: boolean;
  /** For the type of the app (39 types): `unknown` when no type was given. */
  readonly necessary: 'yes' | 'no' | 'unknown';
  /** Permissions for it that the manifest declares. */
  readonly declared: readonly number[];
  /** Places in code that can read it, by all owners. */
  readonly code: readonly number[];
  /** Whether a read can run before the user agreed. `none`: no read is in the code. */
  readonly beforeConsent: {
    readonly state: 'reachable' | 'behind-gate' | 'undecided' | 'not-reachable' | 'none';
    readonly facts: readonly number[];
  };
  readonly policy: { readonly state: 'told' | 'vague' | 'silent' | 'not-given'; readonly facts: readonly number[] };
  readonly run: { readonly state: 'read' | 'not-read' | 'not-given'; readonly count: number; readonly facts: readonly number[] };
  /** Hosts that it was sent to, or in code can be, sorted. */
  readonly sentTo: { readonly hosts: readonly string[]; readonly facts: readonly number[] };
  /** Where two sides do not fit, worst first. */
  readonly mismatches: readonly Mismatch[];
}

/** `undeclared-sdk` stands in the rows of what that SDK reads. */
export type Mismatch =
  | 'before-consent'
  | 'undisclosed'
  | 'undisclosed-by-sdk'
  | 'undeclared-sdk'
  | 'against-own-rule'
  | 'not-necessary'
  | 'over-declared';

export interface MatrixContext {
  /** Inputs that were given. */
  readonly inputs: ReadonlySet<string>;
  /** Tokens that the type of the app needs; undefined when no type is known for certain. */
  readonly necessary: ReadonlySet<string> | undefined;
  /** Kinds that a permission opens, by its full name. */
  readonly opens: ReadonlyMap<string, readonly string[]>;
  readonly sensitive: ReadonlySet<string>;
}

/** Every kind that any side speaks of: rows with mismatches first, then sensitive ones, then by name. Pure. */
export function matrixOf(facts: readonly Fact[], context: MatrixContext): readonly MatrixRow[] {
  const sides = new Map<string, Sides>();
  const sideOf = (data: string) => {
    const before = sides.get(data) ?? emptySides();
    sides.set(data, before);
    return before;
  };
  facts.forEach((fact, i) => {
    if (fact.kind === 'permission.declared') {
      for (const data of context.opens.get(String(fact.attributes['permission'] ?? fact.attributes['name'])) ?? [])
        sideOf(data).declared.push(i);
      return;
    }
    const side = SIDE_OF[fact.kind];
    const { data } = fact.attributes;
    if (side !== undefined && typeof data === 'string' && fact.attributes['owner'] !== 'library') sideOf(data)[side].push(i);
  });
  return [...sides]
    .filter(([, one]) => ROW_MAKERS.some((side) => one[side].length > 0))
    .map(([data, one]) => rowOf(data, one, facts, context))
    .sort((a, b) => b.mismatches.length - a.mismatches.length || Number(b.sensitive) - Number(a.sensitive) || byText(a.data, b.data));
}

type Side = 'declared' | 'code' | 'reach' | 'policy' | 'run' | 'sent' | 'compare';
type Sides = Record<Side, number[]>;

const SIDE_OF: Readonly<Record<string, Side>> = {
  'code.reads': 'code',
  'reach.reads': 'reach',
  'policy.item': 'policy',
  'run.reads': 'run',
  'run.sends': 'sent',
  'flow.leak': 'sent',
  'compare.undisclosed-data': 'compare',
  'compare.unnecessary-for-type': 'compare',
};
/** A permission alone makes no row: what it opens may be anything of its group. */
const ROW_MAKERS: readonly Side[] = ['code', 'reach', 'policy', 'run', 'sent'];

const emptySides = (): Sides => ({ declared: [], code: [], reach: [], policy: [], run: [], sent: [], compare: [] });

function rowOf(data: string, sides: Sides, facts: readonly Fact[], { inputs, necessary, sensitive }: MatrixContext): MatrixRow {
  const of = (i: number, name: string) => facts[i]?.attributes[name];
  const reads = sides.run.filter((i) => of(i, 'value') !== 'denied');
  const hosts = sides.sent.flatMap((i) => [of(i, 'domain')].filter((host) => typeof host === 'string'));
  const row = {
    data,
    sensitive: sensitive.has(data),
    necessary: necessary === undefined ? ('unknown' as const) : necessary.has(data) ? ('yes' as const) : ('no' as const),
    declared: sides.declared,
    code: sides.code,
    beforeConsent: { state: worstGate(sides, (i) => String(of(i, 'gate'))), facts: sides.reach },
    policy: { state: policyState(sides.policy, inputs, (i) => of(i, 'vague') === true), facts: sides.policy },
    run: {
      state: !inputs.has('runtime') ? ('not-given' as const) : reads.length > 0 ? ('read' as const) : ('not-read' as const),
      count: reads.reduce((sum, i) => sum + Number(of(i, 'count') ?? 1), 0),
      facts: sides.run,
    },
    sentTo: { hosts: [...new Set(hosts)].sort(), facts: sides.sent },
  };
  return { ...row, mismatches: mismatchesOf(row, sides, facts) };
}

/** Worst first. */
const GATES = { 'before-gate': 'reachable', 'no-gate': 'reachable', undecided: 'undecided', 'behind-gate': 'behind-gate' } as const;

function worstGate({ reach, code }: Sides, gateOf: (i: number) => string): MatrixRow['beforeConsent']['state'] {
  const seen = new Set(reach.map(gateOf));
  const worst = (Object.keys(GATES) as (keyof typeof GATES)[]).find((gate) => seen.has(gate));
  if (worst !== undefined) return GATES[worst];
  return code.length > 0 ? 'not-reachable' : 'none';
}

function policyState(items: readonly number[], inputs: ReadonlySet<string>, isVague: (i: number) => boolean): MatrixRow['policy']['state'] {
  if (!inputs.has('policy')) return 'not-given';
  if (items.length === 0) return 'silent';
  return items.every(isVague) ? 'vague' : 'told';
}

function mismatchesOf(row: Omit<MatrixRow, 'mismatches'>, sides: Sides, facts: readonly Fact[]): readonly Mismatch[] {
  const of = (i: number, name: string) => facts[i]?.attributes[name];
  const undisclosed = sides.compare.filter((i) => facts[i]?.kind === 'compare.undisclosed-data');
  const untoldSdks = new Set(facts.filter(({ kind }) => kind === 'compare.undisclosed-sdk').map(({ attributes }) => attributes['sdk']));
  const isUsed = row.code.length > 0 || row.run.facts.length > 0;
  const isBrokenRule = facts.some(({ kind, attributes }) => kind === 'compare.unauthorised' && attributes['data'] === row.data);
  const found: readonly (readonly [Mismatch, boolean])[] = [
    ['before-consent', row.beforeConsent.state === 'reachable' || sides.run.some((i) => String(of(i, 'phase')).startsWith('before-'))],
    ['undisclosed', undisclosed.some((i) => of(i, 'sdk') === undefined)],
    ['undisclosed-by-sdk', undisclosed.some((i) => of(i, 'sdk') !== undefined)],
    ['undeclared-sdk', [...row.code, ...row.run.facts].some((i) => of(i, 'sdk') !== undefined && untoldSdks.has(String(of(i, 'sdk'))))],
    ['against-own-rule', isBrokenRule],
    ['not-necessary', row.necessary === 'no' && isUsed],
    ['over-declared', row.declared.length > 0 && !isUsed],
  ];
  return found.flatMap(([mismatch, holds]) => (holds ? [mismatch] : []));
}
