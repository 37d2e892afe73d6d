import { decodeUtf8 } from '@touchstone/kernel/bytes';

const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;
/** Of attributes in a section and of lines in an attribute; what is more is passed over. */
const MAX_LINES = 2000;

/** A section of MANIFEST.MF or of a .SF file. Its digest is taken over the bytes, blank line included. */
export interface Section {
  /** Value of `Name` when it comes first; undefined for the main section and for broken ones. */
  readonly name: string | undefined;
  /** Bytes from the start of the file. */
  readonly at: number;
  readonly bytes: number;
  /** Lower-case attribute name to value; of equal names the first counts. */
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * Reads all sections, the main one first. Lines end in CR LF, CR or LF; a line that starts with a space continues the
 * one before; blank lines separate. Name and value are separated by colon and space, other blanks belong to them:
 * obfuscators use names with blanks at the ends.
 *
 * @param most sections to read
 * @source com.android.apksig.internal.jar.ManifestParser; docs.oracle.com/javase/8/docs/technotes/guides/jar/jar.html
 */
export function readSections(file: Uint8Array, most = Number.POSITIVE_INFINITY): readonly Section[] {
  const sections: Section[] = [];
  for (let at = 0; at < file.length && sections.length < most; ) {
    const start = lineAt(file, at);
    if (start.end === at) {
      at = start.next;
      continue;
    }
    const lines: Uint8Array[][] = [];
    let next = at;
    while (next < file.length) {
      const line = lineAt(file, next);
      const isBlank = line.end === next;
      if (!isBlank) addLine(lines, file.subarray(next, line.end));
      next = line.next;
      if (isBlank) break;
    }
    sections.push(toSection(lines, at, next - at));
    at = next;
  }
  return sections;
}

function addLine(lines: Uint8Array[][], line: Uint8Array): void {
  const last = lines.at(-1);
  const isContinuation = line[0] === SPACE && last !== undefined;
  if ((isContinuation ? last : lines).length >= MAX_LINES) return;
  if (isContinuation) last.push(line.subarray(1));
  else lines.push([line]);
}

function toSection(lines: readonly (readonly Uint8Array[])[], at: number, bytes: number): Section {
  const attributes = new Map<string, string>();
  let name: string | undefined;
  for (const [i, parts] of lines.entries()) {
    const text = decodeUtf8(join(parts));
    const colon = text.indexOf(': ');
    const key = (colon === -1 ? text : text.slice(0, colon)).toLowerCase();
    const value = colon === -1 ? '' : text.slice(colon + 2);
    if (i === 0 && key === 'name') name = value;
    if (!attributes.has(key)) attributes.set(key, value);
  }
  return { name, at, bytes, attributes };
}

function lineAt(file: Uint8Array, at: number): { end: number; next: number } {
  let end = at;
  while (end < file.length && file[end] !== CR && file[end] !== LF) end++;
  const isPair = file[end] === CR && file[end + 1] === LF;
  return { end, next: Math.min(file.length, end + (isPair ? 2 : 1)) };
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
