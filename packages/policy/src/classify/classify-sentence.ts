import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { type StatementKind, statementKinds } from './cue.ts';
import { evened, namedFeatures } from './features.ts';
import { oddsOfUnits, throughUnits, type Units, unitsOf } from './layer.ts';
import { type Observation, observe } from './observe.ts';
import type { Occurrence } from './occurrences.ts';
import type { FeatureWeights } from './weights.ts';

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
  const units = unitsOf(learned, knowledge.weights.layer);
  const scores = oddsOf(observation, learned, units, knowledge).map(probability);
  const best = scores.indexOf(Math.max(...scores));
  const given = statementKinds.filter((kind, at) => {
    const threshold = thresholds.get(kind) ?? 1;
    return (scores[at] ?? 0) >= (at === best ? Math.min(alone, threshold) : threshold);
  });
  if (given.length === 0) return [];
  const reasons = reasonsFor(given, observation, learned, units, knowledge);
  return given.map((kind) => ({
    kind,
    score: scores[KIND_NUMBERS.get(kind) ?? 0] ?? 0,
    ...explanation(reasons.get(kind) ?? [], sentence, observation),
  }));
}

const KIND_NUMBERS: ReadonlyMap<StatementKind, number> = new Map(statementKinds.map((kind, at) => [kind, at]));

/** Log odds of each kind, in their order: the mean of what cues and features say and of what the layer says. */
function oddsOf(
  observation: Observation,
  features: readonly LearnedFeature[],
  units: Units,
  { cues: book, weights }: PolicyKnowledge,
): Float64Array {
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
  const { share } = weights.layer;
  const byLayer = oddsOfUnits(units, weights.layer);
  return odds.map((own, at) => (1 - share) * own + share * (byLayer[at] ?? 0));
}

interface Reason {
  readonly text: string;
  readonly weight: number;
  readonly span: Occurrence;
}

/** What speaks most for each of the kinds given, the strongest first. */
function reasonsFor(
  given: readonly StatementKind[],
  observation: Observation,
  features: readonly LearnedFeature[],
  units: Units,
  { weights: { layer } }: PolicyKnowledge,
): ReadonlyMap<StatementKind, readonly Reason[]> {
  return new Map(
    given.map((kind) => {
      const at = KIND_NUMBERS.get(kind) ?? 0;
      const strongest: Reason[] = [];
      for (const { cue, span } of observation.cues)
        if (cue.kind === kind) keepStrongest(strongest, cue.text, (1 - layer.share) * cue.weight, span);
      for (const { name, span, learned } of features) {
        const weight = (1 - layer.share) * ownWeight(learned, at) + layer.share * throughUnits(learned, at, units, layer);
        keepStrongest(strongest, name, weight, span);
      }
      return [kind, strongest] as const;
    }),
  );
}

const MOST_REASONS = 3;

function keepStrongest(strongest: Reason[], text: string, weight: number, span: Occurrence): void {
  const least = strongest.length < MOST_REASONS ? 0 : (strongest.at(-1)?.weight ?? 0);
  if (weight <= least) return;
  strongest.push({ text, weight, span });
  strongest.sort((a, b) => b.weight - a.weight);
  if (strongest.length > MOST_REASONS) strongest.pop();
}

function ownWeight({ kinds, weights }: FeatureWeights, kind: number): number {
  const place = kinds.indexOf(kind);
  return place < 0 ? 0 : (weights[place] ?? 0);
}

interface LearnedFeature {
  readonly name: string;
  readonly span: Occurrence;
  readonly learned: FeatureWeights;
}

/** Features of the sentence that have weights, each once. */
function learnedFeatures(observation: Observation, { cues: book, weights }: PolicyKnowledge): readonly LearnedFeature[] {
  const features: LearnedFeature[] = [];
  for (const [name, span] of namedFeatures(observation, book, (name) => weights.named.has(name))) {
    const learned = weights.named.get(name);
    if (learned !== undefined) features.push({ name, span, learned });
  }
  const text = evened(observation.masked.text);
  const seen = new Set<FeatureWeights>();
  for (let from = 0; from < text.length; from++)
    for (const { length, values } of weights.pieces.startingAt(text, from))
      for (const learned of values) {
        if (seen.has(learned)) continue;
        seen.add(learned);
        features.push({ name: text.slice(from, from + length), span: { from, to: from + length }, learned });
      }
  return features;
}

function explanation(
  strongest: readonly Reason[],
  sentence: string,
  { masked, normalised }: Observation,
): Pick<Label, 'evidence' | 'because'> {
  const span = strongest[0]?.span ?? { from: 0, to: masked.text.length };
  const from = normalised.origins[masked.origins[span.from] ?? 0] ?? 0;
  const last = (masked.origins[span.to] ?? normalised.text.length) - 1;
  const to = Math.min(sentence.length, (normalised.origins[Math.max(0, last)] ?? sentence.length - 1) + 1);
  return { evidence: { from, to: Math.max(from, to) }, because: strongest.map((reason) => reason.text) };
}

const probability = (odds: number): number => 1 / (1 + Math.exp(-odds));
