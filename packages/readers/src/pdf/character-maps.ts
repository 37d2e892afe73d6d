/**
 * Character maps for fonts that a file names and does not hold: `STSong-Light` with `UniGB-UCS2-H` is what many programs write for Chinese.
 *
 * pdf.js asks for two tables of Adobe, from codes to numbers of glyphs and from these to Unicode. Nobody draws the glyphs here, so
 * Unicode itself serves as their number: the first table is the encoding, which the runtime knows, the second changes nothing. A file
 * that holds its font has the true numbers, for which there is no table; it is not given the false one.
 */
export class CharacterMaps {
  #hasEncoded = false;

  /** @throws Error when there is no such table: pdf.js then goes on without */
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const encoding = kind === 'cMapUrl' ? encodingOf(filename) : undefined;
    if (encoding !== undefined) {
      this.#hasEncoded = true;
      return new TextEncoder().encode(encoding);
    }
    if (kind === 'cMapUrl' && /^Adobe-\w+-UCS2$/.test(filename) && this.#hasEncoded) return new TextEncoder().encode(SAME_UNICODE);
    throw new Error(`no table ${filename}`);
  }
}

const SAME_UNICODE = cmap('<0000> <ffff>', 'beginbfrange\n<0000> <ffff> <0000>\nendbfrange');
const UNICODE_CODES = cmap('<0000> <ffff>', 'begincidrange\n<0000> <ffff> 0\nendcidrange');

const FAMILIES: readonly (readonly [name: RegExp, map: () => string])[] = [
  [/^Uni(?:GB|CNS|JIS|JIS2004|KS)-(?:UCS2|UTF16)-[HV]$/, () => UNICODE_CODES],
  [/^GB(?:K|Kp|K2K)?(?:-EUC)?-[HV]$/, () => twoByteMap('gb18030')],
  [/^(?:ETen-|ETenms-|HKscs-)?B5(?:pc)?-[HV]$/, () => twoByteMap('big5')],
];

const encodingOf = (name: string) => FAMILIES.find(([pattern]) => pattern.test(name))?.[1]();

const made = new Map<string, string>();

/** Codes of one byte below 0x80, of two above, as the encoding has them. */
function twoByteMap(encoding: string): string {
  const known = made.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const lines: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd') lines.push(`<${hex(lead)}${hex(trail)}> ${text.charCodeAt(0)}`);
    }
  }
  const map = cmap('<00> <80>\n<8140> <fefe>', `begincidrange\n<00> <80> 0\nendcidrange\nbegincidchar\n${lines.join('\n')}\nendcidchar`);
  made.set(encoding, map);
  return map;
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0');

function cmap(codes: string, entries: string): string {
  return `/CMapName /Made def\nbegincmap\nbegincodespacerange\n${codes}\nendcodespacerange\n${entries}\nendcmap\n`;
}
