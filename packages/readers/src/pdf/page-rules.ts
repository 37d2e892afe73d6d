/** Straight lines of a page, along the axes; points, from the lower left corner. */
export interface Rules {
  /** `at` is y, from and to are x. */
  readonly horizontal: readonly Rule[];
  /** `at` is x, from and to are y. */
  readonly vertical: readonly Rule[];
}

export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Operators of pdf.js that say where lines are. Images and glyphs are not looked at. */
export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

export interface OperatorNumbers {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  readonly paintFormXObjectBegin: number;
  readonly paintFormXObjectEnd: number;
}

type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** More lines than that are a drawing. */
const MOST_RULES = 20_000;
const MOST_SAVED = 256;
const SHORTEST = 4;
const OFF_AXIS = 1;

/** Straight lines that paths draw, and the sides of their rectangles. */
export function pageRules(operators: Operators, numbers: OperatorNumbers): Rules {
  const horizontal: Rule[] = [];
  const vertical: Rule[] = [];
  const saved: Matrix[] = [];
  let matrix = IDENTITY;
  for (const [index, operator] of operators.fnArray.entries()) {
    const args = operators.argsArray[index];
    if (operator === numbers.save || operator === numbers.paintFormXObjectBegin) {
      if (saved.length < MOST_SAVED) saved.push(matrix);
      const inner: unknown = operator === numbers.save || !Array.isArray(args) ? undefined : args[0];
      if (isMatrix(inner)) matrix = times(matrix, inner);
    } else if (operator === numbers.restore || operator === numbers.paintFormXObjectEnd) matrix = saved.pop() ?? IDENTITY;
    else if (operator === numbers.transform && isMatrix(args)) matrix = times(matrix, args);
    else if (operator === numbers.constructPath && Array.isArray(args)) {
      for (const [from, to] of segmentsOf(args)) addRule(apply(matrix, from), apply(matrix, to), horizontal, vertical);
      if (horizontal.length + vertical.length > MOST_RULES) return { horizontal: [], vertical: [] };
    }
  }
  return { horizontal, vertical };
}

type Point = readonly [x: number, y: number];

function addRule([x0, y0]: Point, [x1, y1]: Point, horizontal: Rule[], vertical: Rule[]): void {
  if (Math.abs(y1 - y0) <= OFF_AXIS && Math.abs(x1 - x0) >= SHORTEST) {
    horizontal.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
  } else if (Math.abs(x1 - x0) <= OFF_AXIS && Math.abs(y1 - y0) >= SHORTEST) {
    vertical.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
  }
}

/** Numbers that follow each drawing operator of a path: move, line, curve, quadratic curve, close. */
const OPERANDS = [2, 2, 6, 4, 0];
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;

function* segmentsOf(args: readonly unknown[]): Generator<readonly [Point, Point]> {
  const data: unknown = Array.isArray(args[1]) ? args[1][0] : undefined;
  if (!(data instanceof Float32Array)) return;
  let start: Point = [0, 0];
  let last: Point = start;
  for (let i = 0; i < data.length; ) {
    const operator = data[i]!;
    const operands = OPERANDS[operator];
    if (operands === undefined || i + operands >= data.length + (operands === 0 ? 1 : 0)) return;
    const next: Point = operands === 0 ? start : [data[i + operands - 1]!, data[i + operands]!];
    if (operator === MOVE) start = next;
    else if (operator === LINE || operator === CLOSE) yield [last, next];
    last = next;
    i += 1 + operands;
  }
}

const apply = ([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point => [a * x + c * y + e, b * x + d * y + f];

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function isMatrix(value: unknown): value is Matrix {
  return (
    (Array.isArray(value) || value instanceof Float32Array || value instanceof Float64Array) &&
    value.length === 6 &&
    value.every((each) => typeof each === 'number')
  );
}
