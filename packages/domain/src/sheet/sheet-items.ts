import { PROOF_KINDS, type ProofKind, type SheetItem, type SheetText } from './sheet.ts';

/** Of a rule what a sheet needs; rules of the rule set have it. */
export interface SheetRule {
  readonly id: string;
  readonly clause: string;
  readonly title: SheetText;
  readonly wording: SheetText;
  readonly status: 'trial' | 'enforced' | 'retired';
  readonly law: { readonly from: string; readonly until: string | undefined };
  readonly needs: readonly string[];
  readonly decidedBy: 'machine' | 'person';
}

export interface SheetOptions<R extends SheetRule = SheetRule> {
  /** The day whose law counts, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** How to check a rule, in the words of the guidance; empty where it has none. */
  readonly stepsOf: (rule: R) => readonly SheetText[];
  /** Only these clauses; absent: every clause that needs a person. */
  readonly clauses?: ReadonlySet<string>;
  /** Of what has no file no machine sees anything: people are asked every clause in force. */
  readonly everyClause?: boolean;
}

/** Inputs that only people have. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['ui', 'store', 'human']);

/**
 * The clauses for which somebody must look, in the order of the rules; of what has no file, any of them. Of such a clause all rules are asked, also those that a machine
 * decides: the answer is about the clause.
 */
export function sheetItems<R extends SheetRule>(
  rules: readonly R[],
  { asOf, stepsOf, clauses, everyClause = false }: SheetOptions<R>,
): readonly SheetItem[] {
  const inForce = rules.filter((rule) => isLaw(rule, asOf));
  const asked = new Set(inForce.filter((rule) => everyClause || needsPerson(rule)).map(({ clause }) => clause));
  const byClause = new Map<string, R[]>();
  for (const rule of inForce) {
    if (!asked.has(rule.clause) || clauses?.has(rule.clause) === false) continue;
    const others = byClause.get(rule.clause);
    if (others === undefined) byClause.set(rule.clause, [rule]);
    else others.push(rule);
  }
  return [...byClause].map(([clause, ofClause]) => itemOf(clause, ofClause, stepsOf));
}

export const needsPerson = ({ needs, decidedBy }: Pick<SheetRule, 'needs' | 'decidedBy'>): boolean =>
  decidedBy === 'person' || needs.some((need) => OF_PEOPLE.has(need));

const isLaw = ({ status, law }: SheetRule, asOf: string) =>
  status !== 'retired' && law.from <= asOf && (law.until === undefined || asOf <= law.until);

/** What shows a violation to others, by what the rule looks at. */
const PROOF: Readonly<Record<string, readonly ProofKind[]>> = {
  ui: ['screenshot', 'video'],
  store: ['screenshot'],
  runtime: ['screenshot', 'video', 'log'],
  policy: ['screenshot', 'document'],
  human: ['screenshot', 'video', 'document'],
};
const ON_DEVICE: ReadonlySet<string> = new Set(['ui', 'runtime']);

function itemOf<R extends SheetRule>(clause: string, rules: readonly R[], stepsOf: (rule: R) => readonly SheetText[]): SheetItem {
  const needs = new Set(rules.filter(needsPerson).flatMap((rule) => rule.needs));
  const proof = new Set([...needs].flatMap((need) => PROOF[need] ?? []));
  const first = rules[0] as R;
  return {
    clause,
    rules: rules.map(({ id }) => id),
    title: first.title,
    asks: once(rules.map(({ wording }) => wording)),
    steps: once(rules.flatMap((rule) => withFallback(rule, stepsOf(rule)))),
    proof: PROOF_KINDS.filter((kind) => proof.size === 0 || proof.has(kind)),
    onDevice: [...needs].some((need) => ON_DEVICE.has(need)),
  };
}

/** Where nobody wrote how to look, the wording says what to look for. */
const withFallback = ({ wording }: SheetRule, steps: readonly SheetText[]): readonly SheetText[] =>
  steps.length > 0 ? steps : [{ zh: `核查是否存在：${wording.zh}`, en: `Check whether: ${wording.en}` }];

function once(texts: readonly SheetText[]): readonly SheetText[] {
  return [...new Map(texts.map((text) => [text.zh, text])).values()];
}
