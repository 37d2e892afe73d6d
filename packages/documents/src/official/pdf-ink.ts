import PDFDocument from 'pdfkit';
import type { Measure } from './break-lines.ts';
import { PAGE } from './page.ts';
import { fontBytes, PDF_FONTS, type PdfFont, printable } from './pdf-fonts.ts';

/** Part of a font object that pdfkit keeps to itself. */
interface Drawn {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/** A face of type: one of the embedded fonts in a size, `spacing` points set between characters. */
export interface Face {
  readonly font: PdfFont;
  readonly size: number;
  readonly spacing?: number;
  readonly colour?: string;
}

/** Height of the fonts' ascender and of ascender and descender together, in parts of the size. */
const ASCENT = 1.151;
const HEIGHT = 1.437;
/** Nothing is dated by the machine's clock. */
const NO_TIME = new Date(0);

/** A PDF that is being written: pages, text and strokes, and nothing that depends on when or where it is written. */
export class PdfInk {
  readonly #document: PDFKit.PDFDocument;
  readonly #chunks: Buffer[] = [];
  readonly #widths = new Map<string, number>();

  constructor(title: string) {
    this.#document = new PDFDocument({
      autoFirstPage: false,
      bufferPages: true,
      lang: 'zh-CN',
      info: {
        Title: printable(title.replaceAll('\n', ''), () => true),
        Creator: 'Touchstone',
        Producer: 'Touchstone',
        CreationDate: NO_TIME,
        ModDate: NO_TIME,
      },
    });
    for (const font of PDF_FONTS) this.#document.registerFont(font, fontBytes(font));
    this.#document.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
  }

  addPage(isWide: boolean): void {
    this.#document.addPage({ size: isWide ? [PAGE.height, PAGE.width] : [PAGE.width, PAGE.height], margin: 0 });
  }

  /** What is drawn afterwards goes onto this page, counted from 0. */
  turnTo(page: number): void {
    this.#document.switchToPage(page);
  }

  printable(text: string, font: PdfFont): string {
    const { _font } = this.#document.font(font) as unknown as Drawn;
    return printable(text, (codePoint) => _font.font.hasGlyphForCodePoint(codePoint));
  }

  measure({ font, size, spacing = 0 }: Face): Measure {
    return (text) => [...text].reduce((sum, one) => sum + this.#widthOf(one, font) * size + spacing, 0);
  }

  /** A line of text in the middle of a band of `height` points that begins at `y`. */
  line(text: string, x: number, y: number, height: number, { font, size, spacing = 0, colour = '#000000' }: Face): void {
    if (text === '') return;
    const top = y + (height - HEIGHT * size) / 2;
    this.#document.font(font).fontSize(size).fillColor(colour);
    this.#document.text(text, x, top, { lineBreak: false, characterSpacing: spacing, features: [] });
  }

  stroke(fromX: number, fromY: number, toX: number, toY: number, width: number, colour = '#000000'): void {
    this.#document.moveTo(fromX, fromY).lineTo(toX, toY).lineWidth(width).strokeColor(colour).stroke();
  }

  /** Slanting over the middle of the page. */
  slanted(text: string, width: number, height: number, { font, size, colour = '#000000' }: Face): void {
    const across = this.measure({ font, size })(text);
    this.#document.save();
    this.#document.rotate(-40, { origin: [width / 2, height / 2] });
    this.#document.font(font).fontSize(size).fillColor(colour);
    this.#document.text(text, (width - across) / 2, height / 2 - (ASCENT * size) / 2, { lineBreak: false });
    this.#document.restore();
  }

  finish(): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#document.on('error', reject);
      this.#document.on('end', () => resolve(new Uint8Array(Buffer.concat(this.#chunks))));
      this.#document.end();
    });
  }

  /** Width of one character in parts of the size. */
  #widthOf(character: string, font: PdfFont): number {
    const key = `${font}${character}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.#document.font(font).fontSize(100).widthOfString(character) / 100;
    this.#widths.set(key, width);
    return width;
  }
}
