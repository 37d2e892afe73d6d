/** A typed value of compiled XML or of a resource table. */
export interface Value {
  /** One of `VALUE`, or something Android does not know. */
  readonly type: number;
  /** 32 bits, unsigned; what they mean is the type's business. */
  readonly data: number;
}

/** Types of values. @source AOSP androidfw/ResourceTypes.h, Res_value */
export const VALUE = {
  null: 0x00,
  reference: 0x01,
  attribute: 0x02,
  string: 0x03,
  float: 0x04,
  dimension: 0x05,
  fraction: 0x06,
  dynamicReference: 0x07,
  dynamicAttribute: 0x08,
  firstInteger: 0x10,
  decimal: 0x10,
  hexadecimal: 0x11,
  boolean: 0x12,
  firstColour: 0x1c,
  colourArgb8: 0x1c,
  colourRgb8: 0x1d,
  colourArgb4: 0x1e,
  colourRgb4: 0x1f,
  lastInteger: 0x1f,
} as const;

/** Whether Android takes the value for a number: integers, truth values and colours. */
export const isInteger = ({ type }: Value): boolean => type >= VALUE.firstInteger && type <= VALUE.lastInteger;

/** Whether the value stands for another resource. */
export const isReference = ({ type }: Value): boolean => type === VALUE.reference || type === VALUE.dynamicReference;

/**
 * The value as text, as Android's `TypedValue.coerceToString` writes it.
 * @param string what `data` of a string value stands for
 * @returns undefined for null, an unknown type, or a string that is not there
 */
export function textOfValue(value: Value, string: (index: number) => string | undefined): string | undefined {
  const { type, data } = value;
  if (type >= VALUE.firstColour && type <= VALUE.lastInteger) return `#${data.toString(16)}`;
  return TEXT[type]?.(data, string) ?? (isInteger(value) ? String(data | 0) : undefined);
}

type ToText = (data: number, string: (index: number) => string | undefined) => string | undefined;

const TEXT: Readonly<Record<number, ToText>> = {
  [VALUE.string]: (data, string) => string(data),
  [VALUE.reference]: (data) => `@${data}`,
  [VALUE.dynamicReference]: (data) => `@${data}`,
  [VALUE.attribute]: (data) => `?${data}`,
  [VALUE.dynamicAttribute]: (data) => `?${data}`,
  [VALUE.float]: (data) => floatText(floatOf(data)),
  [VALUE.dimension]: (data) => floatText(complexOf(data)) + (DIMENSION_UNITS[data & 0xf] ?? ''),
  [VALUE.fraction]: (data) => floatText(Math.fround(complexOf(data) * 100)) + (FRACTION_UNITS[data & 0xf] ?? ''),
  [VALUE.hexadecimal]: (data) => `0x${data.toString(16)}`,
  [VALUE.boolean]: (data) => (data === 0 ? 'false' : 'true'),
};

const DIMENSION_UNITS = ['px', 'dip', 'sp', 'pt', 'in', 'mm'];
const FRACTION_UNITS = ['%', '%p'];

/** Bits below the point of the 24-bit mantissa, for each of the four radixes, as a factor. */
const RADIX = [1 / 2 ** 8, 1 / 2 ** 15, 1 / 2 ** 23, 1 / 2 ** 31];

/** Number of a dimension or fraction, without its unit. @source AOSP TypedValue.complexToFloat */
export const complexOf = (data: number): number => Math.fround((data & 0xffff_ff00) * (RADIX[(data >> 4) & 3] ?? 0));

const floatBits = new DataView(new ArrayBuffer(4));

/** Number of a float value, whose data are the bits of an IEEE 754 single. */
export function floatOf(data: number): number {
  floatBits.setUint32(0, data);
  return floatBits.getFloat32(0);
}

/** Shortest text that names this single, with a point as Java writes it: `1.0`, `0.1`. */
function floatText(single: number): string {
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(single.toPrecision(digits));
    if (Math.fround(short) === single) return Number.isInteger(short) ? short.toFixed(1) : String(short);
  }
  return String(single);
}
