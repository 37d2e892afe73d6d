/** Rows of a problem with several answers: numbers of the features that each row has, and which of the answers are true of it. */
export interface LayerRows {
  readonly features: readonly (readonly number[])[];
  readonly answers: readonly (readonly boolean[])[];
}

export interface LayerSettings {
  readonly units: number;
  readonly epochs: number;
  readonly rate: number;
  /** Share of a row's features, and of the units, that are left out in turn, so that none is relied on alone. */
  readonly hiddenFeatures: number;
  readonly hiddenUnits: number;
  readonly decay: number;
  /** Share of rows that are joined with another, as long sentences state what two short ones do. */
  readonly joined: number;
}

/** Odds of an answer: `out` of the units that are above zero after the mean of the `into` of a row's features, times the root of their number. */
export interface Layer {
  readonly units: number;
  /** By feature, then unit. */
  readonly into: Float32Array;
  readonly biases: Float32Array;
  /** By unit, then answer. */
  readonly out: Float32Array;
  readonly outBiases: Float32Array;
}

const BATCH = 64;
const SEED = 20_261;

/** Gradient steps (Adam) from a fixed seed: the same rows give the same layer. */
export function fitLayer(rows: LayerRows, featureCount: number, answerCount: number, settings: LayerSettings): Layer {
  const { units, epochs, rate, hiddenFeatures, hiddenUnits, decay, joined } = settings;
  const random = randomFrom(SEED);
  const into = new Steps(featureCount * units, () => (random() + random() + random() - 1.5) * 0.1);
  const biases = new Steps(units, () => 0);
  const out = new Steps(units * answerCount, () => (random() + random() + random() - 1.5) * 0.2);
  const outBiases = new Steps(answerCount, () => -3);
  const order = rows.features.map((_, row) => row);
  const steps = epochs * Math.ceil(order.length / BATCH);
  const sums = new Float32Array(units);
  const slopes = new Float32Array(units);
  const touched = new Set<number>();
  let done = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      touched.clear();
      for (const row of batch) {
        const other = random() < joined ? Math.floor(random() * order.length) : row;
        const { features: all, answers } = joinedRows(rows, row, other);
        const kept = all.filter(() => random() >= hiddenFeatures);
        const scale = 1 / Math.sqrt(all.length + 1) / (1 - hiddenFeatures);
        sums.set(biases.values);
        for (const feature of kept) {
          touched.add(feature);
          for (let unit = 0; unit < units; unit++) sums[unit] = at(sums, unit) + scale * at(into.values, feature * units + unit);
        }
        for (let unit = 0; unit < units; unit++) sums[unit] = random() < hiddenUnits ? 0 : Math.max(0, at(sums, unit)) / (1 - hiddenUnits);
        slopes.fill(0);
        for (let answer = 0; answer < answerCount; answer++) {
          let odds = at(outBiases.values, answer);
          for (let unit = 0; unit < units; unit++) odds += at(sums, unit) * at(out.values, unit * answerCount + answer);
          const error = (1 / (1 + Math.exp(-odds)) - (answers[answer] === true ? 1 : 0)) / batch.length;
          outBiases.slopes[answer] = at(outBiases.slopes, answer) + error;
          for (let unit = 0; unit < units; unit++) {
            if (at(sums, unit) === 0) continue;
            const place = unit * answerCount + answer;
            out.slopes[place] = at(out.slopes, place) + error * at(sums, unit);
            slopes[unit] = at(slopes, unit) + (error * at(out.values, place)) / (1 - hiddenUnits);
          }
        }
        for (let unit = 0; unit < units; unit++) biases.slopes[unit] = at(biases.slopes, unit) + at(slopes, unit);
        for (const feature of kept)
          for (let unit = 0; unit < units; unit++) {
            const place = feature * units + unit;
            into.slopes[place] = at(into.slopes, place) + scale * at(slopes, unit);
          }
      }
      const size = rate * (1 - done / steps);
      done++;
      for (const feature of touched) into.step(feature * units, (feature + 1) * units, size, done, decay);
      for (const one of [biases, out, outBiases]) one.step(0, one.values.length, size, done, 0);
    }
  }
  return { units, into: into.values, biases: biases.values, out: out.values, outBiases: outBiases.values };
}

function joinedRows({ features, answers }: LayerRows, a: number, b: number): { features: readonly number[]; answers: readonly boolean[] } {
  const [own = [], isTrue = []] = [features[a], answers[a]];
  if (a === b) return { features: own, answers: isTrue };
  return {
    features: [...new Set([...own, ...(features[b] ?? [])])],
    answers: isTrue.map((one, answer) => one || answers[b]?.[answer] === true),
  };
}

/** Odds of each answer for a row. */
export function oddsByLayer({ units, into, biases, out, outBiases }: Layer, features: readonly number[]): Float64Array {
  const scale = 1 / Math.sqrt(features.length + 1);
  const sums = Float64Array.from(biases);
  for (const feature of features)
    for (let unit = 0; unit < units; unit++) sums[unit] = at(sums, unit) + scale * at(into, feature * units + unit);
  const odds = Float64Array.from(outBiases);
  for (let unit = 0; unit < units; unit++)
    if (at(sums, unit) > 0)
      for (let answer = 0; answer < odds.length; answer++)
        odds[answer] = at(odds, answer) + at(sums, unit) * at(out, unit * odds.length + answer);
  return odds;
}

/** Numbers that are learned, with what Adam remembers of their slopes. */
class Steps {
  readonly values: Float32Array;
  readonly slopes: Float32Array;
  readonly #means: Float32Array;
  readonly #squares: Float32Array;

  constructor(length: number, initial: () => number) {
    this.values = Float32Array.from({ length }, initial);
    this.slopes = new Float32Array(length);
    this.#means = new Float32Array(length);
    this.#squares = new Float32Array(length);
  }

  /** Moves the numbers from `from` to `to` against their slopes, which are forgotten. */
  step(from: number, to: number, size: number, count: number, decay: number): void {
    const [meanShare, squareShare] = [1 - 0.9 ** count, 1 - 0.999 ** count];
    for (let place = from; place < to; place++) {
      const slope = at(this.slopes, place);
      const mean = 0.9 * at(this.#means, place) + 0.1 * slope;
      const square = 0.999 * at(this.#squares, place) + 0.001 * slope * slope;
      this.#means[place] = mean;
      this.#squares[place] = square;
      this.slopes[place] = 0;
      const move = mean / meanShare / (Math.sqrt(square / squareShare) + 1e-8);
      this.values[place] = at(this.values, place) * (1 - size * decay) - size * move;
    }
  }
}

const at = (values: Float32Array | Float64Array, place: number): number => values[place] ?? 0;

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}

/** Mulberry32: numbers from 0 to 1 that only depend on the seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
