import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { type StatementKind, statementKinds } from './cue.ts';
import { evened, namedFeatures } from './features.ts';
import { type Observation, observe } from './observe.ts';
import type { Occurrence } from './occurrences.ts';
import type { KindWeights } from './weights.ts';

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
  return labelsOf(sentence, knowledge, observe(sentence, knowledge), context);
}

/** The same for a sentence that has been looked at already. */
export function labelsOf(
  sentence: string,
  knowledge: PolicyKnowledge,
  observation: Observation,
  { leadIn = '' }: SentenceContext = {},
): readonly Label[] {
  const own = ownLabels(sentence, knowledge, observation);
  if (leadIn === '') return own;
  const together = leadIn + sentence;
  return ownLabels(together, knowledge, observe(together, knowledge)).flatMap((label) => {
    // What rests on the words of the lead-in alone is a statement of the lead-in.
    if (label.evidence.to <= leadIn.length) return own.filter(({ kind }) => kind === label.kind);
    const [from, to] = [Math.max(0, label.evidence.from - leadIn.length), label.evidence.to - leadIn.length];
    return [{ ...label, evidence: { from, to } }];
  });
}

function ownLabels(sentence: string, knowledge: PolicyKnowledge, observation: Observation): readonly Label[] {
  const { thresholds, alone, silent } = knowledge.cues;
  if (silent.test(observation.masked.text)) return [];
  const learned = learnedFeatures(observation, knowledge);
  const scores = oddsOf(observation, learned, knowledge).map(probability);
  const best = scores.indexOf(Math.max(...scores));
  const given = statementKinds.filter((kind, at) => {
    const threshold = thresholds.get(kind) ?? 1;
    return (scores[at] ?? 0) >= (at === best ? Math.min(alone, threshold) : threshold);
  });
  if (given.length === 0) return [];
  const reasons = reasonsFor(given, observation, learned);
  return given.map((kind) => ({
    kind,
    score: scores[KIND_NUMBERS.get(kind) ?? 0] ?? 0,
    ...explanation(reasons.get(kind) ?? [], sentence, observation),
  }));
}

const KIND_NUMBERS: ReadonlyMap<StatementKind, number> = new Map(statementKinds.map((kind, at) => [kind, at]));

/** Log odds of each kind, in their order. */
function oddsOf(observation: Observation, features: readonly LearnedFeature[], { cues: book, weights }: PolicyKnowledge): Float64Array {
  const odds = Float64Array.from(statementKinds, (kind) => (book.biases.get(kind) ?? 0) + (weights.biases.get(kind) ?? 0));
  for (const { cue } of observation.cues) {
    const at = KIND_NUMBERS.get(cue.kind) ?? 0;
    odds[at] = (odds[at] ?? 0) + cue.weight;
  }
  for (const { learned } of features)
    for (let i = 0; i < learned.kinds.length; i++) {
      const at = learned.kinds[i] ?? 0;
      odds[at] = (odds[at] ?? 0) + (learned.weights[i] ?? 0);
    }
  return odds;
}

interface Reason {
  readonly text: string;
  readonly weight: number;
  readonly span: Occurrence;
}

/** What speaks for each of the kinds given. */
function reasonsFor(
  given: readonly StatementKind[],
  observation: Observation,
  features: readonly LearnedFeature[],
): ReadonlyMap<StatementKind, readonly Reason[]> {
  const reasons = new Map<StatementKind | undefined, Reason[]>(given.map((kind) => [kind, []]));
  for (const { cue, span } of observation.cues)
    if (cue.weight > 0) reasons.get(cue.kind)?.push({ text: cue.text, weight: cue.weight, span });
  for (const { name, span, learned } of features)
    for (let i = 0; i < learned.kinds.length; i++) {
      const weight = learned.weights[i] ?? 0;
      if (weight > 0) reasons.get(statementKinds[learned.kinds[i] ?? 0])?.push({ text: name, weight, span });
    }
  return reasons as ReadonlyMap<StatementKind, readonly Reason[]>;
}

interface LearnedFeature {
  readonly name: string;
  readonly span: Occurrence;
  readonly learned: KindWeights;
}

/** Features of the sentence that have weights, each once. */
function learnedFeatures(observation: Observation, { cues: book, weights }: PolicyKnowledge): readonly LearnedFeature[] {
  const features: LearnedFeature[] = [];
  for (const [name, span] of namedFeatures(observation, book, (name) => weights.named.has(name))) {
    const learned = weights.named.get(name);
    if (learned !== undefined) features.push({ name, span, learned });
  }
  const text = evened(observation.masked.text);
  const seen = new Set<KindWeights>();
  for (let from = 0; from < text.length; from++)
    for (const { length, values } of weights.pieces.startingAt(text, from))
      for (const learned of values) {
        if (seen.has(learned)) continue;
        seen.add(learned);
        features.push({ name: text.slice(from, from + length), span: { from, to: from + length }, learned });
      }
  return features;
}

const MOST_REASONS = 3;

function explanation(
  reasons: readonly Reason[],
  sentence: string,
  { masked, normalised }: Observation,
): Pick<Label, 'evidence' | 'because'> {
  const strongest = reasons.toSorted((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1)).slice(0, MOST_REASONS);
  const span = strongest[0]?.span ?? { from: 0, to: masked.text.length };
  const from = normalised.origins[masked.origins[span.from] ?? 0] ?? 0;
  const last = (masked.origins[span.to] ?? normalised.text.length) - 1;
  const to = Math.min(sentence.length, (normalised.origins[Math.max(0, last)] ?? sentence.length - 1) + 1);
  return { evidence: { from, to: Math.max(from, to) }, because: strongest.map((reason) => reason.text) };
}

const probability = (odds: number): number => 1 / (1 + Math.exp(-odds));
