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
  readonly stroke: number;
  readonly closeStroke: number;
  readonly fill: number;
  readonly eoFill: number;
  readonly fillStroke: number;
  readonly eoFillStroke: number;
  readonly closeFillStroke: number;
  readonly closeEOFillStroke: number;
}

type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** More lines than that are a drawing. */
const MOST_RULES = 20_000;
const MOST_SAVED = 256;
const SHORTEST = 4;
const OFF_AXIS = 1;
/** A filled shape that is wider is a background and draws no line. */
const THICKEST = 3;

/** Straight lines that paths draw: strokes, sides of stroked rectangles, and filled rectangles that are thin. What only clips draws nothing. */
export function pageRules(operators: Operators, numbers: OperatorNumbers): Rules {
  const horizontal: Rule[] = [];
  const vertical: Rule[] = [];
  const saved: Matrix[] = [];
  const strokes = [
    numbers.stroke,
    numbers.closeStroke,
    numbers.fillStroke,
    numbers.eoFillStroke,
    numbers.closeFillStroke,
    numbers.closeEOFillStroke,
  ];
  const fills = [numbers.fill, numbers.eoFill];
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
      const isStroked = strokes.includes(args[0]);
      if (!isStroked && !fills.includes(args[0])) continue;
      for (const points of subpathsOf(args))
        addSubpath(
          points.map((point) => apply(matrix, point)),
          isStroked,
          horizontal,
          vertical,
        );
      if (horizontal.length + vertical.length > MOST_RULES) return { horizontal: [], vertical: [] };
    }
  }
  return { horizontal, vertical };
}

type Point = readonly [x: number, y: number];

function addSubpath(points: readonly Point[], isStroked: boolean, horizontal: Rule[], vertical: Rule[]): void {
  if (!isStroked) {
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (top - bottom <= THICKEST) addRule([left, (bottom + top) / 2], [right, (bottom + top) / 2], horizontal, vertical);
    else if (right - left <= THICKEST) addRule([(left + right) / 2, bottom], [(left + right) / 2, top], horizontal, vertical);
    return;
  }
  for (let i = 1; i < points.length; i++) addRule(points[i - 1]!, points[i]!, horizontal, vertical);
}

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
const CLOSE = 4;

/** More corners are a drawing. */
const MOST_POINTS = 64;

/** Corners of each part of a path; a closed one ends where it began. */
function* subpathsOf(args: readonly unknown[]): Generator<readonly Point[]> {
  const data: unknown = Array.isArray(args[1]) ? args[1][0] : undefined;
  if (!(data instanceof Float32Array)) return;
  let points: Point[] = [];
  for (let i = 0; i < data.length; ) {
    const operator = data[i]!;
    const operands = OPERANDS[operator];
    if (operands === undefined || i + operands >= data.length + (operands === 0 ? 1 : 0)) break;
    if (operator === MOVE) {
      if (points.length > 1) yield points;
      points = [];
    }
    if (points.length < MOST_POINTS) {
      if (operator !== CLOSE) points.push([data[i + operands - 1]!, data[i + operands]!]);
      else if (points[0] !== undefined) points.push(points[0]);
    }
    i += 1 + operands;
  }
  if (points.length > 1) yield points;
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
