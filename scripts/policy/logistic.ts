/** Rows of a problem: numbers of the features that each row has (all with the value of their column), and what speaks beforehand. */
export interface Rows {
  readonly features: readonly (readonly number[])[];
  /** Log odds that are known already, by row. */
  readonly offsets: readonly number[];
  readonly isTrue: readonly boolean[];
}

export interface Fitted {
  readonly bias: number;
  readonly weights: Float64Array;
}

/**
 * Logistic regression with a quadratic penalty, by Newton steps on one coordinate after another: no randomness, the same result each
 * time. `penalties` by column; a column with a high one moves little.
 */
export function fitLogistic({ features, offsets, isTrue }: Rows, penalties: Float64Array, passes: number): Fitted {
  const columns = columnsOf(features, penalties.length).map((rows) => Int32Array.from(rows));
  const odds = Float64Array.from(offsets);
  const truth = Float64Array.from(isTrue, (one) => (one ? 1 : 0));
  const state: State = { odds, truth, probabilities: odds.map(probability) };
  const weights = new Float64Array(penalties.length);
  const all = Int32Array.from(odds.keys());
  let bias = 0;
  for (let pass = 0; pass < passes; pass++) {
    bias += step(all, state, bias, 0.3);
    for (const [column, rows] of columns.entries())
      if (rows.length > 0) weights[column] = (weights[column] ?? 0) + step(rows, state, weights[column] ?? 0, penalties[column] ?? 1);
  }
  return { bias, weights };
}

interface State {
  readonly odds: Float64Array;
  readonly truth: Float64Array;
  readonly probabilities: Float64Array;
}

const probability = (odds: number): number => 1 / (1 + Math.exp(-odds));
/** Smaller moves are not worth their price. */
const LEAST_MOVE = 1e-4;

/** Moves one weight, and the odds of its rows with it; gives how far. */
function step(rows: Int32Array, { odds, truth, probabilities }: State, weight: number, penalty: number): number {
  let gradient = penalty * weight;
  let curvature = penalty;
  for (const row of rows) {
    const likely = probabilities[row] ?? 0;
    gradient += likely - (truth[row] ?? 0);
    curvature += Math.max(likely * (1 - likely), 0.01);
  }
  const move = Math.max(-1, Math.min(1, -gradient / curvature));
  if (Math.abs(move) < LEAST_MOVE) return 0;
  for (const row of rows) {
    const moved = (odds[row] ?? 0) + move;
    odds[row] = moved;
    probabilities[row] = probability(moved);
  }
  return move;
}

function columnsOf(features: readonly (readonly number[])[], count: number): readonly number[][] {
  const columns: number[][] = Array.from({ length: count }, () => []);
  for (const [row, of] of features.entries()) for (const column of of) columns[column]?.push(row);
  return columns;
}
