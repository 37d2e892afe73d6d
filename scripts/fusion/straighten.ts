import { logit } from '@touchstone/domain/fusion';

/** Straightens fused log-odds: said × `slope` + `shift`. Engines that err together make fusion too sure of itself; this takes it back. */
export interface Recalibration {
  readonly slope: number;
  readonly shift: number;
}

export const NO_RECALIBRATION: Recalibration = { slope: 1, shift: 0 };

/** A probability that fusion said, before it was straightened, and what people found. */
export interface SaidAndFound {
  readonly said: number;
  readonly isReal: boolean;
  /** Chance with which it came before a person: what the audit drew stands for all it did not draw. */
  readonly drawnWith: number;
}

/** An outcome of the audit never stands for more than so many: one in 66 drawn would let a single one turn the line. */
const MOST_STAND_IN = 20;
/** Outcomes at their ease: pulls to "no change" with the force of so many. */
const PULL = 10;
const ROUNDS = 25;

/** The line that fits what people found (logistic regression, ridge towards no change, Newton's method). @source Platt 1999, with sampling weights */
export function recalibrate(outcomes: readonly SaidAndFound[]): Recalibration {
  const points = outcomes.map(({ said, isReal, drawnWith }) => ({
    x: logit(said),
    y: isReal ? 1 : 0,
    weight: Math.min(MOST_STAND_IN, 1 / drawnWith),
  }));
  let [slope, shift] = [1, 0];
  for (let round = 0; round < ROUNDS; round++) {
    let [gSlope, gShift] = [-PULL * (slope - 1), -PULL * 0.1 * shift];
    let [hSlope, hCross, hShift] = [PULL, 0, PULL * 0.1];
    for (const { x, y, weight } of points) {
      const p = 1 / (1 + Math.exp(-(slope * x + shift)));
      const curve = weight * p * (1 - p);
      gSlope += weight * (y - p) * x;
      gShift += weight * (y - p);
      hSlope += curve * x * x;
      hCross += curve * x;
      hShift += curve;
    }
    const size = hSlope * hShift - hCross * hCross;
    const [dSlope, dShift] = [(hShift * gSlope - hCross * gShift) / size, (hSlope * gShift - hCross * gSlope) / size];
    slope = Math.min(3, Math.max(0.2, slope + dSlope));
    shift = Math.min(3, Math.max(-3, shift + dShift));
    if (Math.abs(dSlope) + Math.abs(dShift) < 1e-9) break;
  }
  return { slope, shift };
}

export const straightened = (probability: number, { slope, shift }: Recalibration): number =>
  1 / (1 + Math.exp(-(slope * logit(probability) + shift)));
