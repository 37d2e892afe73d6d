const BOLD_ELEMENTS: ReadonlySet<string> = new Set(['b', 'strong']);
const STYLED_ELEMENTS: ReadonlySet<string> = new Set(['span', 'font', 'p', 'div']);
const BOLD_STYLE = /font-weight\s*:\s*(?:bold|[6-9]00)/i;
const MOST_OPEN = 256;

/** Whether all of a paragraph is bold, by element or by style. */
export class Emphasis {
  #bold = 0;
  /** Of open spans and paragraphs, the innermost last: whether they are bold. */
  readonly #styled: { readonly name: string; readonly isBold: boolean }[] = [];
  #boldCharacters = 0;
  #plainCharacters = 0;

  open(name: string, style: string | undefined): void {
    if (BOLD_ELEMENTS.has(name)) this.#bold += 1;
    else if (STYLED_ELEMENTS.has(name) && this.#styled.length < MOST_OPEN) {
      this.#styled.push({ name, isBold: style !== undefined && BOLD_STYLE.test(style) });
    }
  }

  close(name: string): void {
    if (BOLD_ELEMENTS.has(name)) this.#bold = Math.max(0, this.#bold - 1);
    else if (STYLED_ELEMENTS.has(name)) {
      const last = this.#styled.findLastIndex((open) => open.name === name);
      if (last >= 0) this.#styled.length = last;
    }
  }

  reset(): void {
    this.#bold = 0;
    this.#styled.length = 0;
  }

  count(characters: number): void {
    if (this.#bold > 0 || this.#styled.some(({ isBold }) => isBold)) this.#boldCharacters += characters;
    else this.#plainCharacters += characters;
  }

  /** @returns whether the paragraph that ends here was bold from end to end */
  endParagraph(): boolean {
    const isBold = this.#boldCharacters > 0 && this.#plainCharacters === 0;
    this.#boldCharacters = 0;
    this.#plainCharacters = 0;
    return isBold;
  }
}
