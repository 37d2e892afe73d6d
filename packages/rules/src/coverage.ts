import { type Input, kindOf, vocabulary } from '@touchstone/facts/vocabulary';
import type { LocalDate } from '@touchstone/kernel/dates';
import { kindsOf } from './condition-facts.ts';
import type { Proof } from './proofs.ts';
import type { Rule, Text } from './rule.ts';

/**
 * Whether a clause is decided: `decides` a case comes out as a violation; `suspects` the facts that decide it are found, and the rest is a
 * person's; `leads` only a lead is found; `person` nobody but a person can tell; `no` nothing comes out yet.
 */
export type Answer = (typeof ANSWERS)[number];
export const ANSWERS = ['decides', 'suspects', 'leads', 'person', 'no'] as const;

/** One rule in the table of `touchstone rules coverage`. */
export interface CoverageRow {
  readonly rule: string;
  readonly clause: string;
  readonly instrument: string;
  readonly title: Text;
  readonly source?: string;
  readonly needs: readonly Input[];
  readonly decidedBy: 'machine' | 'person';
  /** Kinds that decide it, and kinds that make it suspected. */
  readonly when: readonly string[];
  readonly lead: readonly string[];
  /** Kinds that leave open what the code alone would answer. */
  readonly open: readonly string[];
  /** Those of both that nobody yields. */
  readonly missing: readonly string[];
  /**
   * What a scan of the package alone can say: `decides` a clause about the package, `suspects` where a lead or a static
   * clause is covered, `nothing` otherwise.
   */
  readonly static: 'decides' | 'suspects' | 'nothing';
  readonly answer: Answer;
  /** Case of the corpus in which it comes out, through readers and detectors. */
  readonly proof?: string;
  /** Why it does not come out, or not on its own. */
  readonly why?: Text;
}

export interface Coverage {
  readonly rows: readonly CoverageRow[];
  /** Kinds that rules look at and nobody yields; and kinds that are yielded and no rule looks at. */
  readonly unyielded: readonly string[];
  readonly unused: readonly string[];
}

export interface CoverageOptions {
  /** Kinds that detectors and comparisons yield. */
  readonly yielded: ReadonlySet<string>;
  /** By rule. */
  readonly proofs?: ReadonlyMap<string, Proof>;
  /** By rule: what is missing, where the vocabulary alone does not show it. */
  readonly gaps?: ReadonlyMap<string, Text>;
  /** The day whose law counts; absent: any. */
  readonly asOf?: LocalDate;
}

/** Which rule is decided by which facts, and whether it is. */
export function coverage(rules: readonly Rule[], options: CoverageOptions): Coverage {
  const { yielded } = options;
  const rows = rules.map((rule) => coverageRow(rule, options));
  const used = new Set(rows.flatMap((row) => [...row.when, ...row.lead, ...row.open]));
  return {
    rows,
    unyielded: [...used].filter((kind) => !yielded.has(kind)).sort(),
    unused: Object.keys(vocabulary)
      .filter((kind) => yielded.has(kind) && !used.has(kind))
      .sort(),
  };
}

function coverageRow(rule: Rule, options: CoverageOptions): CoverageRow {
  const { yielded, proofs } = options;
  const when = kindsOf(rule.when);
  const lead = kindsOf(rule.lead);
  const isStatic = rule.needs.every((need) => need === 'static') && when.some((kind) => yielded.has(kind));
  const decides = isStatic && rule.aboutPackage;
  const suspects = isStatic || lead.some((kind) => yielded.has(kind));
  const missing = [...new Set([...when, ...lead])].filter((kind) => !yielded.has(kind)).sort();
  const proof = proofs?.get(rule.id);
  const answer = answerOf(rule, proof);
  const why = whyNot(rule, answer, missing, options);
  return {
    rule: rule.id,
    clause: rule.clause,
    instrument: rule.instrument,
    title: rule.title,
    ...(rule.source === undefined ? {} : { source: rule.source }),
    needs: rule.needs,
    decidedBy: rule.decidedBy,
    when,
    lead,
    open: kindsOf(rule.open),
    missing,
    static: decides ? 'decides' : suspects ? 'suspects' : 'nothing',
    answer,
    ...(proof === undefined ? {} : { proof: proof.case }),
    ...(why === undefined ? {} : { why }),
  };
}

const OF_PROOF: Readonly<Record<Proof['result'], Answer>> = { violation: 'decides', suspected: 'suspects', lead: 'leads' };

function answerOf({ decidedBy }: Rule, proof: Proof | undefined): Answer {
  if (proof !== undefined) return OF_PROOF[proof.result];
  return decidedBy === 'person' ? 'person' : 'no';
}

const NOT_IN_FORCE: Text = { zh: '草案或尚未施行，不适用', en: 'a draft, or not yet in force' };
const NO_STORE: Text = { zh: '尚不读取应用商店页面', en: 'store pages are not read' };
const ONLY_PEOPLE: Text = { zh: '须查验服务器、文件或者管理制度', en: 'servers, documents or procedures must be inspected' };

/** Undefined where the clause comes out as far as the law lets a machine go. */
function whyNot(rule: Rule, answer: Answer, missing: readonly string[], { asOf, gaps }: CoverageOptions): Text | undefined {
  if (answer === 'decides' || answer === 'suspects') return undefined;
  if (asOf !== undefined && rule.law.from > asOf) return NOT_IN_FORCE;
  const gap = gaps?.get(rule.id);
  if (gap !== undefined) return gap;
  if (rule.needs.includes('store')) return NO_STORE;
  if (rule.needs.every((need) => need === 'human')) return ONLY_PEOPLE;
  return missing.length === 0 ? undefined : unyielded(missing);
}

function unyielded(kinds: readonly string[]): Text {
  const named = (lang: keyof Text) => kinds.map((kind) => kindOf(kind)?.means[lang] ?? kind);
  return { zh: `尚无检测器给出：${named('zh').join('、')}`, en: `no detector yields: ${named('en').join('; ')}` };
}
