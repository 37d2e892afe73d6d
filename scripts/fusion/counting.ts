import type { Method } from './method.ts';
import { ENGINES, type Item } from './world.ts';

const detects = (item: Item) => item.answers.filter((answer) => answer === 'violation' || answer === 'suspected').length;
const passes = (item: Item) => item.answers.filter((answer) => answer === 'none').length;

/** At least half of the engines that tested. */
export const majority: Method = {
  name: 'majority of engines',
  score: (item) => detects(item) / Math.max(1, detects(item) + passes(item)),
  reviewFrom: 0.5,
  givesProbabilities: false,
  learn: () => {},
};

/** Whatever any engine saw. */
export const any: Method = { ...majority, name: 'any engine', reviewFrom: 1e-9 };

/** Two groups or more, all votes alike. */
export const unweighted: Method = {
  ...majority,
  name: 'unweighted, two groups',
  score: (item) => {
    const groups = new Set(
      ENGINES.filter((_, i) => item.answers[i] === 'violation' || item.answers[i] === 'suspected').map((engine) => engine.group),
    );
    return groups.size + 0.01 * detects(item) - 0.001 * passes(item);
  },
  reviewFrom: 1.5,
};
