import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { visible } from '@touchstone/render';

/** A paragraph of an official document is never longer, in UTF-16 units. */
const LONGEST = 100_000;

/** What the embedded fonts do not have is printed as this sign, as printers do. */
const GETA = '〓';

/** The only two files that are read of the font package; both under the SIL Open Font License. */
const FILES = {
  text: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
} as const;

export type PdfFont = keyof typeof FILES;
export const PDF_FONTS = ['text', 'bold'] as const satisfies readonly PdfFont[];

const resolve = createRequire(import.meta.url).resolve;
const read = new Map<PdfFont, Buffer>();

/** The bytes of a font; read once. */
export function fontBytes(font: PdfFont): Buffer {
  const known = read.get(font);
  if (known !== undefined) return known;
  const bytes = readFileSync(resolve(FILES[font]));
  read.set(font, bytes);
  return bytes;
}

/** A text as it is printed: control characters shown, characters outside the font as 〓. */
export const printable = (text: string, has: (codePoint: number) => boolean): string =>
  [...visible(text, LONGEST)].map((one) => (has(one.codePointAt(0) ?? 0) ? one : GETA)).join('');
