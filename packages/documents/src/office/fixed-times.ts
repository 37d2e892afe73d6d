const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
/** 1980-01-01 00:00, the first moment that ZIP can name. */
const TIME = 0;
const DATE = 0x0021;

/**
 * The same package with every entry dated 1980-01-01, so that the same content has the same bytes whenever it is written.
 * For packages that we have just written ourselves: no comment behind, no ZIP64.
 */
export function withFixedTimes(bytes: Uint8Array): Uint8Array {
  const fixed = bytes.slice();
  const view = new DataView(fixed.buffer);
  const end = fixed.length - END_BYTES;
  if (end < 0 || view.getUint32(end, true) !== END) throw new Error('not a package of our own: no end record where it ends');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    setTime(view, at + 12);
    setTime(view, view.getUint32(at + 42, true) + 10);
    at += ENTRY_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return fixed;
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, TIME, true);
  view.setUint16(at + 2, DATE, true);
}
