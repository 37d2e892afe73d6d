import { breakLines } from './break-lines.ts';
import { PAGE, PALE } from './page.ts';
import type { Face, PdfInk } from './pdf-ink.ts';

/** A stretched line adds at most this share of its size between two characters. */
const MOST_STRETCH = 0.12;

/** Points from the edges of the paper. */
type Margins = Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>>;

const WIDE: Margins = { top: PAGE.left, right: PAGE.top, bottom: PAGE.right, left: PAGE.bottom };

export interface TextStyle {
  readonly face: Face;
  readonly lineHeight: number;
  /** Points before the first line of a paragraph. */
  readonly indent?: number;
  readonly align?: 'left' | 'center' | 'right';
  /** Points kept free at the right. */
  readonly keepRight?: number;
}

interface PageMark {
  readonly isWide: boolean;
}

/** Where the pen stands on the pages that were begun. Pages are added as the text needs them. */
export class PdfFlow {
  readonly ink: PdfInk;
  readonly pages: PageMark[] = [];
  readonly #watermark: string | undefined;
  y = 0;

  constructor(ink: PdfInk, watermark: string | undefined) {
    this.ink = ink;
    this.#watermark = watermark;
  }

  newPage(isWide: boolean): void {
    this.ink.addPage(isWide);
    this.pages.push({ isWide });
    this.y = this.#margins.top;
    if (this.#watermark === undefined) return;
    const text = this.ink.printable(this.#watermark, 'bold');
    const size = Math.min(72, 430 / Math.max([...text].length, 1));
    this.ink.slanted(text, this.#paperWidth, this.#paperHeight, { font: 'bold', size, colour: PALE });
  }

  get isWide(): boolean {
    return this.pages.at(-1)?.isWide ?? false;
  }

  get left(): number {
    return this.#margins.left;
  }

  get right(): number {
    return this.#paperWidth - this.#margins.right;
  }

  get bottom(): number {
    return this.#paperHeight - this.#margins.bottom;
  }

  get width(): number {
    return this.right - this.left;
  }

  /** Begins a page when the rest of this one is lower than `height`. */
  keep(height: number): void {
    if (this.y + height > this.bottom + 0.5) this.newPage(this.isWide);
  }

  skip(height: number): void {
    this.y += height;
  }

  /** Paragraphs, one for each line of the text. */
  text(text: string, style: TextStyle): void {
    for (const paragraph of text.split('\n')) this.#paragraph(this.ink.printable(paragraph, style.face.font), style);
  }

  #paragraph(text: string, { face, lineHeight, indent = 0, align, keepRight = 0 }: TextStyle): void {
    const measure = this.ink.measure(face);
    const width = this.width - keepRight;
    for (const [i, line] of breakLines(text, width, indent, measure).entries()) {
      this.keep(lineHeight);
      const room = width - (i === 0 ? indent : 0);
      const slack = room - line.width;
      const start = this.left + (i === 0 ? indent : 0);
      const x = align === 'center' ? start + slack / 2 : align === 'right' ? start + slack : start;
      const count = [...line.text].length - 1;
      const isStretched = align === undefined && !line.isLast && count > 0 && slack / count <= MOST_STRETCH * face.size;
      const spacing = (face.spacing ?? 0) + (isStretched ? slack / count : 0);
      this.ink.line(line.text, x, this.y, lineHeight, { ...face, spacing });
      this.y += lineHeight;
    }
  }

  /** A wide page is an upright one turned round. */
  get #margins(): Margins {
    return this.isWide ? WIDE : PAGE;
  }

  get #paperWidth(): number {
    return this.isWide ? PAGE.height : PAGE.width;
  }

  get #paperHeight(): number {
    return this.isWide ? PAGE.width : PAGE.height;
  }
}
