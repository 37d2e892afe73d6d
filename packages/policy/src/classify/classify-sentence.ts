import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { ROOT } from '../personal-information/word-index.ts';
import { type StatementKind, statementKinds } from './cue.ts';
import { evened, type Feature, namedFeatures } from './features.ts';
import { oddsOfUnits, throughUnits, type Units, unitsOf } from './layer.ts';
import { type Observation, observe } from './observe.ts';
import type { Occurrence } from './occurrences.ts';
import type { FeatureTable } from './weights.ts';

/** A kind of statement that a sentence makes. */
export interface Label {
  readonly kind: StatementKind;
  /** Probability, 0–1. */
  readonly score: number;
  /** What it rests on most, as offsets in the sentence as given. */
  readonly evidence: { readonly from: number; readonly to: number };
  /** The cues and pieces that speak for it, the strongest first. */
  readonly because: readonly string[];
}

/** What stands around a sentence. */
export interface SentenceContext {
  /** What introduces the list that the sentence is an item of: it lends its words. */
  readonly leadIn?: string;
}

/** The kinds of statement that a sentence makes, in the order CR1–CR26; none when it makes none. */
export function classifySentence(sentence: string, knowledge: PolicyKnowledge, context: SentenceContext = {}): readonly Label[] {
  return labelsOf(sentence, knowledge, () => observe(sentence, knowledge), context);
}

/** The same for a sentence that was observed already, or is if it must be. */
export function labelsOf(
  sentence: string,
  knowledge: PolicyKnowledge,
  observation: () => Observation,
  { leadIn = '' }: SentenceContext = {},
): readonly Label[] {
  const own = (): readonly Label[] => ownLabels(sentence, knowledge, observation()).map(({ label }) => label);
  if (leadIn === '') return own();
  const together = leadIn + sentence;
  const labels = ownLabels(together, knowledge, observe(together, knowledge));
  // What rests on the words of the lead-in alone, or mostly, is a statement of the lead-in.
  const isLeadIns = ({ ends }: Found): boolean =>
    (ends[0] ?? 0) <= leadIn.length || 2 * ends.filter((end) => end <= leadIn.length).length > ends.length;
  const alone = labels.some(isLeadIns) ? own() : [];
  return labels.flatMap((found) => {
    const { label } = found;
    if (isLeadIns(found)) return alone.filter(({ kind }) => kind === label.kind);
    const [from, to] = [label.evidence.from - leadIn.length, label.evidence.to - leadIn.length];
    return [{ ...label, evidence: to > 0 ? { from: Math.max(0, from), to } : { from: 0, to: sentence.length } }];
  });
}

/** A label, and where in the sentence as given each of its reasons ends. */
interface Found {
  readonly label: Label;
  readonly ends: readonly number[];
}

function ownLabels(sentence: string, knowledge: PolicyKnowledge, observation: Observation): readonly Found[] {
  const { thresholds, alone, silent } = knowledge.cues;
  if (silent.test(observation.masked.text)) return [];
  const learned = learnedFeatures(observation, knowledge);
  const units = unitsOf(learned.numbers, knowledge.weights);
  const scores = oddsOf(observation, learned.numbers, units, knowledge).map(probability);
  const best = scores.indexOf(Math.max(...scores));
  const labels: Found[] = [];
  for (const [at, kind] of statementKinds.entries()) {
    const score = scores[at] ?? 0;
    const threshold = thresholds.get(kind) ?? 1;
    if (score < (at === best ? Math.min(alone, threshold) : threshold)) continue;
    const reasons = reasonsFor(at, observation, learned, units, knowledge);
    const ends = reasons.map(({ span }) => givenSpan(span, sentence, observation).to);
    labels.push({ label: { kind, score, ...explanation(at, reasons, sentence, observation) }, ends });
  }
  return labels;
}

const KIND_NUMBERS: ReadonlyMap<StatementKind, number> = new Map(statementKinds.map((kind, at) => [kind, at]));

/** Log odds of each kind, in their order: the mean of what cues and features say and of what the layer says. */
function oddsOf(
  observation: Observation,
  features: readonly number[],
  units: Units,
  { cues: book, weights: { biases, table, layer } }: PolicyKnowledge,
): Float64Array {
  const odds = new Float64Array(statementKinds.length);
  for (const [at, kind] of statementKinds.entries()) odds[at] = (book.biases.get(kind) ?? 0) + (biases.get(kind) ?? 0);
  for (const { cue } of observation.cues) {
    const at = KIND_NUMBERS.get(cue.kind) ?? 0;
    odds[at] = (odds[at] ?? 0) + cue.weight;
  }
  const { starts, kinds, weights } = table;
  for (const feature of features) {
    const end = starts[feature + 1] ?? 0;
    for (let i = starts[feature] ?? 0; i < end; i++) {
      const at = kinds[i] ?? 0;
      odds[at] = (odds[at] ?? 0) + (weights[i] ?? 0);
    }
  }
  const byLayer = oddsOfUnits(units, layer);
  for (let at = 0; at < odds.length; at++) odds[at] = (1 - layer.share) * (odds[at] ?? 0) + layer.share * (byLayer[at] ?? 0);
  return odds;
}

interface Reason {
  readonly text: string;
  readonly weight: number;
  readonly span: Occurrence;
}

/** What speaks most for a kind, the strongest first. */
function reasonsFor(
  kind: number,
  observation: Observation,
  features: LearnedFeatures,
  units: Units,
  { weights: { table, layer } }: PolicyKnowledge,
): readonly Reason[] {
  const strongest: Reason[] = [];
  for (const { cue, span } of observation.cues) {
    if (KIND_NUMBERS.get(cue.kind) !== kind) continue;
    const weight = (1 - layer.share) * cue.weight;
    if (isAmongStrongest(weight, strongest)) keep({ text: cue.text, weight, span }, strongest);
  }
  for (let place = 0; place < features.numbers.length; place++) {
    const feature = features.numbers[place] ?? 0;
    const weight = (1 - layer.share) * ownWeight(feature, kind, table) + layer.share * throughUnits(feature, kind, table, units, layer);
    if (isAmongStrongest(weight, strongest)) keep({ weight, ...features.seenAt(place) }, strongest);
  }
  return strongest;
}

const MOST_REASONS = 3;

function isAmongStrongest(weight: number, strongest: readonly Reason[]): boolean {
  return weight > (strongest.length < MOST_REASONS ? 0 : (strongest.at(-1)?.weight ?? 0));
}

function keep(reason: Reason, strongest: Reason[]): void {
  strongest.push(reason);
  strongest.sort((a, b) => b.weight - a.weight);
  if (strongest.length > MOST_REASONS) strongest.pop();
}

function ownWeight(feature: number, kind: number, { starts, kinds, weights }: FeatureTable): number {
  const end = starts[feature + 1] ?? 0;
  for (let i = starts[feature] ?? 0; i < end; i++) if (kinds[i] === kind) return weights[i] ?? 0;
  return 0;
}

interface LearnedFeatures {
  readonly numbers: readonly number[];
  /** Text of the feature in that place of `numbers`, and where it was seen. */
  seenAt(place: number): Pick<Reason, 'text' | 'span'>;
}

/** Features of the sentence that have weights, each once: those with a name, then pieces by their place, the shorter first. */
function learnedFeatures(observation: Observation, { cues: book, weights: { named, pieces } }: PolicyKnowledge): LearnedFeatures {
  const numbers: number[] = [];
  const names: Feature[] = [];
  for (const feature of namedFeatures(observation, book, (name) => named.has(name))) {
    const number = named.get(feature[0]);
    if (number === undefined) continue;
    numbers.push(number);
    names.push(feature);
  }
  const text = evened(observation.masked.text);
  // Of each piece, `from` and `to` one after the other.
  const spans: number[] = [];
  const seen = new Set<number>();
  for (let from = 0; from < text.length; from++) {
    let node = ROOT;
    for (let to = from; to < text.length; ) {
      node = pieces.below(node, text.charCodeAt(to++));
      if (node === ROOT) break;
      const number = pieces.valuesAt(node)?.[0];
      if (number === undefined || seen.has(number)) continue;
      seen.add(number);
      numbers.push(number);
      spans.push(from, to);
    }
  }
  const seenAt = (place: number): Pick<Reason, 'text' | 'span'> => {
    const name = names[place];
    if (name !== undefined) return { text: name[0], span: name[1] };
    const first = 2 * (place - names.length);
    const [from, to] = [spans[first] ?? 0, spans[first + 1] ?? 0];
    return { text: text.slice(from, to), span: { from, to } };
  };
  return { numbers, seenAt };
}

/** The clause that a person would point at: around the strongest cue of the kind, else around what speaks most for it. */
function explanation(
  kind: number,
  strongest: readonly Reason[],
  sentence: string,
  observation: Observation,
): Pick<Label, 'evidence' | 'because'> {
  const { text } = observation.masked;
  const cues = observation.cues.filter(({ cue }) => KIND_NUMBERS.get(cue.kind) === kind && cue.weight > 0);
  const [cue] = cues.sort((a, b) => b.cue.weight - a.cue.weight);
  const span = clauseAround(cue?.span ?? strongest[0]?.span ?? { from: 0, to: text.length }, text);
  return { evidence: givenSpan(span, sentence, observation), because: strongest.map((reason) => reason.text) };
}

const MARKS = '，。；！？,;!?\n';

function clauseAround({ from, to }: Occurrence, text: string): Occurrence {
  let first = from;
  while (first > 0 && !MARKS.includes(text.charAt(first - 1))) first--;
  let end = Math.max(first, to);
  while (end < text.length && !MARKS.includes(text.charAt(end))) end++;
  return { from: first, to: end };
}

/** Where a span of the masked text stands in the sentence as given. */
function givenSpan(span: Occurrence, sentence: string, { masked, normalised }: Observation): Occurrence {
  const from = normalised.origins[masked.origins[span.from] ?? 0] ?? 0;
  const last = (masked.origins[span.to] ?? normalised.text.length) - 1;
  const to = Math.min(sentence.length, (normalised.origins[Math.max(0, last)] ?? sentence.length - 1) + 1);
  return { from, to: Math.max(from, to) };
}

const probability = (odds: number): number => 1 / (1 + Math.exp(-odds));
