import { decodeUtf8 } from '@touchstone/kernel/bytes';
import { toHex } from '@touchstone/kernel/hex';
import { type BerValue, childrenOf, expectTag, oidOf, SEQUENCE, SET } from '../asn1/ber.ts';

/** Short names of attributes: those of RFC 2253 and the ones people expect beside them. */
const KEYWORDS: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SURNAME',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.42': 'GIVENNAME',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'EMAILADDRESS',
};

const UTF8_STRING = 0x0c;
const BMP_STRING = 0x1e;
const UNIVERSAL_STRING = 0x1c;
/** Printable, T61, IA5, visible, general, numeric: one character an octet is how all of them are read in practice. */
const OCTET_STRINGS: ReadonlySet<number> = new Set([0x12, 0x13, 0x14, 0x16, 0x1a, 0x1b]);

/** A distinguished name, ready to show and to compare. */
export interface DistinguishedName {
  /** RFC 2253: the most specific part first, `CN=Android Debug,O=Android,C=US`. */
  readonly text: string;
  /** Equal for names that X.500 holds equal: case and runs of blanks do not count. */
  readonly canonical: string;
}

/**
 * Reads a Name.
 * @throws BadAsn1
 * @source RFC 2253; RFC 5280 4.1.2.4
 */
export function readName(value: BerValue): DistinguishedName {
  const sets = childrenOf(expectTag(value, SEQUENCE)).map((set) => childrenOf(expectTag(set, SET)).map(readAttribute));
  const canonical = sets.map((set) =>
    set
      .map((attribute) => attribute.canonical)
      .sort()
      .join('+'),
  );
  const text = sets.map((set) => set.map((attribute) => attribute.text).join('+')).reverse();
  return { text: text.join(','), canonical: canonical.join(',') };
}

function readAttribute(value: BerValue): DistinguishedName {
  const [type, data] = childrenOf(expectTag(value, SEQUENCE));
  const oid = oidOf(type);
  const known = data === undefined ? undefined : decodeString(data);
  const hex = `#${toHex(data?.encoded ?? new Uint8Array())}`;
  return {
    text: `${KEYWORDS[oid] ?? oid}=${known === undefined ? hex : escapeText(known)}`,
    canonical: `${oid}=${known === undefined ? hex : escapeText(known.trim().replace(/\s+/g, ' ').toLowerCase())}`,
  };
}

function decodeString({ tag, contents }: BerValue): string | undefined {
  if (tag === UTF8_STRING) return decodeUtf8(contents);
  if (OCTET_STRINGS.has(tag)) return Array.from(contents, (octet) => String.fromCharCode(octet)).join('');
  if (tag === BMP_STRING) return wide(contents, 2);
  if (tag === UNIVERSAL_STRING) return wide(contents, 4);
  return undefined;
}

function wide(contents: Uint8Array, width: number): string {
  let text = '';
  for (let at = 0; at + width <= contents.length; at += width) {
    const point = contents.subarray(at, at + width).reduce((sum, octet) => sum * 256 + octet, 0);
    text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  }
  return text;
}

/** Escapes what RFC 2253 2.4 says must be, and control characters, which have no business on a screen. */
function escapeText(text: string): string {
  const escaped = text.replace(/[,+"\\<>;]/g, (character) => `\\${character}`).replace(/^[ #]|(?<!^) $/g, (edge) => `\\${edge}`);
  let out = '';
  for (const character of escaped) {
    const code = character.charCodeAt(0);
    out += code < 0x20 || code === 0x7f ? `\\${code.toString(16).padStart(2, '0')}` : character;
  }
  return out;
}
