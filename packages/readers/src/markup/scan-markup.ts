import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** Events of HTML or XML in the order of the source. `at` is the offset in the text, in UTF-16 units. */
export interface MarkupHandler {
  /**
   * @param name in lower case; in XML without its prefix, which every writer chooses for itself, as are those of attributes
   * @param isClosed `<name/>`; in XML `close` follows, in HTML it means nothing
   */
  open(name: string, attributes: ReadonlyMap<string, string>, at: number, isClosed: boolean): void;
  close(name: string, at: number): void;
  text(chunk: string, at: number): void;
}

export interface MarkupKind {
  readonly isXml: boolean;
  /** Names of the attributes that are handed on; all others are passed over. */
  readonly attributes: ReadonlySet<string>;
}

/** Longer names are nobody's elements. */
const NAME_CHARACTERS = 64;
/** Of one value; a style or an address is never longer, an image as data: is. */
const VALUE_CHARACTERS = 8192;
/** What is kept of a piece when the next one comes: a name may lie across the border. */
const KEPT_CHARACTERS = 1024;

/**
 * Reads HTML or XML as events, piece by piece.
 *
 * Stands on the tokenizer and not on the parser above it, which searches a list of open elements at every closing tag: a million
 * open elements would cost their square. Nothing is nested here. Declarations, DTDs and comments are passed over, so that no entity
 * but those of HTML or XML themselves exists.
 */
export class MarkupScanner {
  readonly #tokenizer: Tokenizer;
  #window = '';
  #base = 0;
  #end = 0;

  constructor(handler: MarkupHandler, kind: MarkupKind) {
    const slice = (from: number, to: number) => this.#window.slice(Math.max(0, from - this.#base), to - this.#base);
    this.#tokenizer = new Tokenizer({ xmlMode: kind.isXml, decodeEntities: true }, callbacks(handler, kind, slice));
  }

  write(piece: string): void {
    const kept = this.#window.slice(-KEPT_CHARACTERS);
    this.#base = this.#end - kept.length;
    this.#window = kept + piece;
    this.#end += piece.length;
    this.#tokenizer.write(piece);
  }

  end(): void {
    this.#tokenizer.end();
  }
}

/** The events of a text that is there as a whole. */
export function scanMarkup(text: string, handler: MarkupHandler, kind: MarkupKind): void {
  const scanner = new MarkupScanner(handler, kind);
  scanner.write(text);
  scanner.end();
}

const NOTHING = () => {};

function callbacks(handler: MarkupHandler, kind: MarkupKind, slice: (from: number, to: number) => string): TokenizerCallbacks {
  const nameOf = (from: number, to: number) => {
    const name = slice(from, Math.min(to, from + NAME_CHARACTERS));
    return kind.isXml ? name.slice(name.indexOf(':') + 1) : name.toLowerCase();
  };
  let name = '';
  let at = 0;
  let attributes = new Map<string, string>();
  let attribute: string | undefined;
  let value = '';
  const opened = (isClosed: boolean) => {
    handler.open(name, attributes, at, isClosed);
    if (isClosed && kind.isXml) handler.close(name, at);
  };
  return {
    onopentagname(from, to) {
      [name, at] = [nameOf(from, to), from - 1];
      if (attributes.size > 0) attributes = new Map();
    },
    onattribname(from, to) {
      const found = nameOf(from, to);
      attribute = kind.attributes.has(found) && !attributes.has(found) ? found : undefined;
      value = '';
    },
    onattribdata(from, to) {
      if (attribute !== undefined && value.length < VALUE_CHARACTERS) value += slice(from, Math.min(to, from + VALUE_CHARACTERS));
    },
    onattribentity(point) {
      if (attribute !== undefined && value.length < VALUE_CHARACTERS) value += String.fromCodePoint(point);
    },
    onattribend() {
      if (attribute !== undefined) attributes.set(attribute, value);
      attribute = undefined;
    },
    onopentagend: () => opened(false),
    onselfclosingtag: () => opened(true),
    onclosetag: (from, to) => handler.close(nameOf(from, to), from - 2),
    ontext: (from, to) => handler.text(slice(from, to), from),
    ontextentity: (point, to) => handler.text(String.fromCodePoint(point), to - 1),
    oncdata: (from, to, cut) => handler.text(slice(from, to - cut), from),
    oncomment: NOTHING,
    ondeclaration: NOTHING,
    onprocessinginstruction: NOTHING,
    onend: NOTHING,
  };
}
