import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { type StatementKind, statementKinds } from './cue.ts';
import { evened, namedFeatures } from './features.ts';
import { type Observation, observe } from './observe.ts';
import type { Occurrence } from './occurrences.ts';
import type { KindWeights, Weights } from './weights.ts';

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

/** What stands around a sentence: it lends its words, and is no statement of this sentence itself. */
export interface SentenceContext {
  /** What introduces the list that the sentence is an item of. */
  readonly leadIn?: string;
}

/** The kinds of statement that a sentence makes, in the order CR1–CR26; none when it makes none. */
export function classifySentence(sentence: string, knowledge: PolicyKnowledge, context: SentenceContext = {}): readonly Label[] {
  return labelsOf(sentence, knowledge, observe(sentence, knowledge), context);
}

const SHARE_OF_CONTEXT = 0.5;

export function labelsOf(
  sentence: string,
  knowledge: PolicyKnowledge,
  observation: Observation,
  context: SentenceContext = {},
): readonly Label[] {
  const { threshold, alone } = knowledge.cues;
  const scores = scoresOf(observation, knowledge);
  const joint = context.leadIn === undefined ? undefined : scoresOf(observe(context.leadIn + sentence, knowledge), knowledge);
  const odds = statementKinds.map((kind) => {
    const own = scores.get(kind)?.odds ?? 0;
    return { kind, odds: joint === undefined ? own : own + SHARE_OF_CONTEXT * ((joint.get(kind)?.odds ?? 0) - own) };
  });
  const best = odds.reduce((a, b) => (b.odds > a.odds ? b : a));
  return odds.flatMap((one) => {
    const score = probability(one.odds);
    if (score < (one === best ? Math.min(alone, threshold) : threshold)) return [];
    return [{ kind: one.kind, score, ...explanation(scores.get(one.kind)?.reasons ?? [], sentence, observation) }];
  });
}

interface Reason {
  readonly text: string;
  readonly weight: number;
  readonly span: Occurrence;
}

/** Log odds of each kind, and what they are made of. */
export function scoresOf(
  observation: Observation,
  { cues: book, weights }: PolicyKnowledge,
): ReadonlyMap<StatementKind, { odds: number; reasons: Reason[] }> {
  const scores = new Map(
    statementKinds.map((kind) => [kind, { odds: (book.biases.get(kind) ?? 0) + (weights.biases.get(kind) ?? 0), reasons: [] as Reason[] }]),
  );
  const add = (kind: StatementKind, text: string, weight: number, span: Occurrence): void => {
    const score = scores.get(kind);
    if (score === undefined) return;
    score.odds += weight;
    if (weight > 0) score.reasons.push({ text, weight, span });
  };
  for (const { cue, span } of observation.cues) add(cue.kind, cue.text, cue.weight, span);
  for (const [name, span] of namedFeatures(observation, book))
    for (const [kind, weight] of weights.named.get(name) ?? []) add(kind, name, weight, span);
  for (const { piece, span, learned } of learnedPieces(observation, weights))
    for (const [kind, weight] of learned) add(kind, piece, weight, span);
  return scores;
}

/** Pieces of the text that have weights, each once. */
function* learnedPieces({ masked }: Observation, weights: Weights): Generator<{ piece: string; span: Occurrence; learned: KindWeights }> {
  const text = evened(masked.text);
  const seen = new Set<string>();
  for (let from = 0; from < text.length; from++)
    for (const { length, values } of weights.pieces.startingAt(text, from)) {
      const piece = text.slice(from, from + length);
      if (seen.has(piece)) continue;
      seen.add(piece);
      for (const learned of values) yield { piece, span: { from, to: from + length }, learned };
    }
}

const MOST_REASONS = 3;

function explanation(reasons: readonly Reason[], sentence: string, { masked, normalised }: Observation): Pick<Label, 'evidence' | 'because'> {
  const strongest = reasons.toSorted((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1)).slice(0, MOST_REASONS);
  const span = strongest[0]?.span ?? { from: 0, to: masked.text.length };
  const from = normalised.origins[masked.origins[span.from] ?? 0] ?? 0;
  const last = (masked.origins[span.to] ?? normalised.text.length) - 1;
  const to = Math.min(sentence.length, (normalised.origins[Math.max(0, last)] ?? sentence.length - 1) + 1);
  return { evidence: { from, to: Math.max(from, to) }, because: strongest.map((reason) => reason.text) };
}

const probability = (odds: number): number => 1 / (1 + Math.exp(-odds));
