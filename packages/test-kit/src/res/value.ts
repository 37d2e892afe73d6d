/** A typed value as binary XML and resource tables hold it. */
export interface TypedValue {
  readonly type: number;
  readonly data: number;
}

/** @source AOSP ResourceTypes.h, Res_value */
export const valueTypes = {
  null: 0x00,
  reference: 0x01,
  attribute: 0x02,
  string: 0x03,
  float: 0x04,
  dimension: 0x05,
  fraction: 0x06,
  dynamicReference: 0x07,
  dynamicAttribute: 0x08,
  int: 0x10,
  hex: 0x11,
  boolean: 0x12,
  argb8: 0x1c,
  rgb8: 0x1d,
  argb4: 0x1e,
  rgb4: 0x1f,
} as const;

export function bool(value: boolean): TypedValue {
  return { type: valueTypes.boolean, data: value ? 0xffff_ffff : 0 };
}

export function int(value: number): TypedValue {
  return { type: valueTypes.int, data: value >>> 0 };
}

export function hex(value: number): TypedValue {
  return { type: valueTypes.hex, data: value >>> 0 };
}

/** A reference by resource id; `kind` says whether through a theme or a shared library. */
export function ref(id: number, kind: 'reference' | 'attribute' | 'dynamicReference' | 'dynamicAttribute' = 'reference'): TypedValue {
  return { type: valueTypes[kind], data: id >>> 0 };
}

export function float(value: number): TypedValue {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return { type: valueTypes.float, data: view.getUint32(0) };
}

const colorTypes: Readonly<Record<number, number>> = { 3: valueTypes.rgb4, 4: valueTypes.argb4, 6: valueTypes.rgb8, 8: valueTypes.argb8 };

/** `#rgb`, `#argb`, `#rrggbb` or `#aarrggbb`. @throws Error if it is none of these */
export function color(text: string): TypedValue {
  const digits = text.replace('#', '');
  const type = colorTypes[digits.length];
  if (type === undefined || !/^[0-9a-fA-F]+$/.test(digits)) throw new Error(`not a colour: ${text}`);
  const wide = digits.length <= 4 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return { type, data: Number.parseInt(wide.padStart(8, 'f'), 16) };
}

const dimensionUnits: Readonly<Record<string, number>> = { px: 0, dp: 1, dip: 1, sp: 2, pt: 3, in: 4, mm: 5 };

/** `16dp`, `1.5sp`. @throws Error if the unit is unknown */
export function dimension(text: string): TypedValue {
  const match = /^(-?[\d.]+)([a-z]+)$/.exec(text);
  const unit = dimensionUnits[match?.[2] ?? ''];
  if (!match || unit === undefined) throw new Error(`not a dimension: ${text}`);
  return { type: valueTypes.dimension, data: (complex(Number(match[1])) | unit) >>> 0 };
}

/** `50%` of itself or `50%p` of the parent. */
export function fraction(text: string): TypedValue {
  return { type: valueTypes.fraction, data: (complex(Number.parseFloat(text) / 100) | (text.endsWith('p') ? 1 : 0)) >>> 0 };
}

/** Mantissa and radix of a complex value: whole numbers in 24 bits, others with as many binary places as fit. */
function complex(value: number): number {
  const magnitude = Math.abs(value);
  const radix = Number.isInteger(value) ? 0 : magnitude < 1 ? 3 : magnitude < 0x100 ? 2 : 1;
  const shift = [0, 7, 15, 23][radix]!;
  return ((Math.round(value * 2 ** shift) & 0xff_ffff) << 8) | (radix << 4);
}
