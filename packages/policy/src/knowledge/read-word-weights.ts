import type { WordWeights } from '../classify/word-weights.ts';
import type { Lists } from './shapes.ts';

/** Hundredths, and the text as it stands between the first and the last quotation mark. */
const ROW = /^(-?\d+) "(.+)"$/;

/** Reads data/lists/policy-word-weights.yaml: `bias` and `features`, a line for each. */
export function readWordWeights(file: Lists): WordWeights {
  const [bias, features] = [file['bias'], file['features']];
  return {
    bias: typeof bias === 'number' ? bias / 100 : 0,
    features: new Map(
      (typeof features === 'string' ? features.split('\n') : []).flatMap((line) => {
        const [, hundredths, text] = ROW.exec(line) ?? [];
        return hundredths === undefined || text === undefined ? [] : [[text, Number(hundredths) / 100] as const];
      }),
    ),
  };
}
