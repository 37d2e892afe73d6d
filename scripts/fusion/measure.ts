import type { Method, Reviewed } from './method.ts';
import { randomFrom } from './random.ts';
import type { Item } from './world.ts';

/** Shares of what is not reviewed that the audit draws. */
const AUDIT = { rejected: 0.015, notFound: 0.0005 };
/** A person errs too. */
const REVIEWER_ERRS = 0.02;

export interface Figures {
  readonly method: string;
  /** Of what people were given, how much was real. */
  readonly precision: number;
  /** Of what is real, how much people were given. */
  readonly recall: number;
  /** Reviews for each thousand items (app × clause), the audit's among them. */
  readonly reviewsPerThousand: number;
  /** Recall when people can look at as many items as are real, and no more: how good the order is. */
  readonly recallAtBudget: number;
  /** Mean distance between the probability said and the share found, over what an engine saw, in ten classes; null: no probabilities. */
  readonly calibrationError: number | null;
}

interface Scored {
  readonly item: Item;
  readonly score: number;
}

/** Runs a method through the batches: score, review, learn, next. Figures are of batches `from` up to `to`. */
export function run(
  method: Method,
  world: readonly (readonly Item[])[],
  seed: number,
  phases: readonly (readonly [number, number])[],
): readonly Figures[] {
  const random = randomFrom(seed);
  const scored: Scored[][] = [];
  const reviews: number[] = [];
  for (const batch of world) {
    const items = batch.map((item) => ({ item, score: method.score(item) }));
    const reviewed = items.flatMap(({ item, score }): readonly Reviewed[] => {
      const rate = !isSeen(item) ? AUDIT.notFound : score >= method.reviewFrom ? 1 : AUDIT.rejected;
      if (random() >= rate) return [];
      return [{ item, isReal: random() < REVIEWER_ERRS ? !item.isReal : item.isReal, drawnWith: rate }];
    });
    method.learn(batch, reviewed);
    scored.push(items);
    reviews.push(reviewed.length);
  }
  return phases.map(([from, to]) =>
    figuresOf(
      method,
      scored.slice(from, to).flat(),
      reviews.slice(from, to).reduce((a, b) => a + b, 0),
    ),
  );
}

const isSeen = (item: Item) => item.answers.some((answer) => answer === 'violation' || answer === 'suspected');

function figuresOf(method: Method, items: readonly Scored[], reviews: number): Figures {
  const real = items.filter(({ item }) => item.isReal).length;
  const given = items.filter(({ item, score }) => isSeen(item) && score >= method.reviewFrom);
  const right = given.filter(({ item }) => item.isReal).length;
  const first = items
    .filter(({ item }) => isSeen(item))
    .sort((a, b) => b.score - a.score)
    .slice(0, real);
  return {
    method: method.name,
    precision: right / Math.max(1, given.length),
    recall: right / real,
    reviewsPerThousand: (reviews / items.length) * 1000,
    recallAtBudget: first.filter(({ item }) => item.isReal).length / real,
    calibrationError: method.givesProbabilities ? calibrationError(items.filter(({ item }) => isSeen(item))) : null,
  };
}

function calibrationError(items: readonly Scored[]): number {
  const classes = Map.groupBy(items, ({ score }) => Math.min(9, Math.floor(score * 10)));
  return [...classes.values()].reduce((sum, group) => {
    const said = group.reduce((total, { score }) => total + score, 0) / group.length;
    const found = group.filter(({ item }) => item.isReal).length / group.length;
    return sum + (Math.abs(said - found) * group.length) / items.length;
  }, 0);
}
