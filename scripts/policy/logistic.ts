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
  const columns = columnsOf(features, penalties.length);
  const odds = Float64Array.from(offsets);
  const weights = new Float64Array(penalties.length);
  const all = odds.map((_, row) => row);
  let bias = 0;
  for (let pass = 0; pass < passes; pass++) {
    bias += step(all, odds, isTrue, bias, 0.3);
    for (const [column, rows] of columns.entries())
      if (rows.length > 0)
        weights[column] = (weights[column] ?? 0) + step(rows, odds, isTrue, weights[column] ?? 0, penalties[column] ?? 1);
  }
  return { bias, weights };
}

/** Moves one weight, and the odds of its rows with it; gives how far. */
function step(rows: ArrayLike<number>, odds: Float64Array, isTrue: readonly boolean[], weight: number, penalty: number): number {
  let gradient = penalty * weight;
  let curvature = penalty;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    const probability = 1 / (1 + Math.exp(-(odds[row] ?? 0)));
    gradient += probability - (isTrue[row] === true ? 1 : 0);
    curvature += Math.max(probability * (1 - probability), 0.01);
  }
  const move = Math.max(-1, Math.min(1, -gradient / curvature));
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    odds[row] = (odds[row] ?? 0) + move;
  }
  return move;
}

function columnsOf(features: readonly (readonly number[])[], count: number): readonly number[][] {
  const columns: number[][] = Array.from({ length: count }, () => []);
  for (const [row, of] of features.entries()) for (const column of of) columns[column]?.push(row);
  return columns;
}
