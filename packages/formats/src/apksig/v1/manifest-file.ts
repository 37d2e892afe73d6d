import { decodeUtf8 } from '@touchstone/kernel/bytes';

const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;
/** Of attributes in a section and of lines in an attribute; what is more is passed over. */
const MAX_LINES = 2000;

/** A section of MANIFEST.MF or of a .SF file. Its digest is taken over the bytes, blank line included. */
export class Section {
  /** Value of `Name` when it comes first; undefined for the main section and for broken ones. */
  readonly name: string | undefined;
  /** Bytes from the start of the file. */
  readonly at: number;
  readonly bytes: number;
  readonly #file: Uint8Array;
  #attributes: ReadonlyMap<string, string> | undefined;

  constructor(file: Uint8Array, at: number, bytes: number) {
    const { key, value } = readLine(file, at, at + bytes);
    this.name = key === 'name' ? value : undefined;
    this.at = at;
    this.bytes = bytes;
    this.#file = file;
    this.#attributes = undefined;
  }

  /** Lower-case attribute name to value; of equal names the first counts. Read when first asked: most never are. */
  get attributes(): ReadonlyMap<string, string> {
    this.#attributes ??= readAttributes(this.#file, this.at, this.at + this.bytes);
    return this.#attributes;
  }
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
    if (endOfLine(file, at) === at) {
      at = nextLine(file, at);
      continue;
    }
    const end = endOfSection(file, at);
    sections.push(new Section(file, at, end - at));
    at = end;
  }
  return sections;
}

/** Where the section ends, behind its blank line. */
function endOfSection(file: Uint8Array, from: number): number {
  for (let at = from; at < file.length; ) {
    const end = endOfLine(file, at);
    if (end === at) return nextLine(file, end);
    at = nextLine(file, end);
  }
  return file.length;
}

function readAttributes(file: Uint8Array, from: number, to: number): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  let lines = 0;
  for (let at = from; at < to && endOfLine(file, at) !== at && lines < MAX_LINES; lines++) {
    const { key, value, next } = readLine(file, at, to);
    if (!attributes.has(key)) attributes.set(key, value);
    at = next;
  }
  return attributes;
}

/** The attribute in the line at `at` and in those that continue it. */
function readLine(file: Uint8Array, at: number, to: number): { key: string; value: string; next: number } {
  const end = endOfLine(file, at);
  let next = nextLine(file, end);
  let line = file.subarray(at, end);
  if (next < to && file[next] === SPACE) {
    const parts = [line];
    for (; next < to && file[next] === SPACE; next = nextLine(file, endOfLine(file, next))) {
      if (parts.length < MAX_LINES) parts.push(file.subarray(next + 1, endOfLine(file, next)));
    }
    line = join(parts);
  }
  const text = decodeUtf8(line);
  const colon = text.indexOf(': ');
  if (colon === -1) return { key: text.toLowerCase(), value: '', next };
  return { key: text.slice(0, colon).toLowerCase(), value: text.slice(colon + 2), next };
}

function endOfLine(file: Uint8Array, at: number): number {
  let end = at;
  while (end < file.length && file[end] !== CR && file[end] !== LF) end++;
  return end;
}

/** Where the line after the one that ends at `end` begins. */
function nextLine(file: Uint8Array, end: number): number {
  const isPair = file[end] === CR && file[end + 1] === LF;
  return Math.min(file.length, end + (isPair ? 2 : 1));
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
