import { type Parsed, Problems } from '@touchstone/kernel/problem';
import { CHUNK, type Chunk, chunksIn, noStrings, openStringPool, type Report, Window } from '../chunks/index.ts';
import type { AxmlDocument } from './document.ts';
import { type AttributeRows, BinaryElement, type Source } from './element.ts';
import { isTextXml, readTextXml } from './text-xml.ts';

const EMPTY: AxmlDocument = { root: undefined, elements: [], hasResourceIds: false };

/**
 * Reads a compiled XML file as Android does, and goes on where Android would refuse it.
 *
 * The type of the file is not looked at; string pools and resource maps count up to the first element, the last one
 * wins; chunks of unknown type are passed over; an end tag closes the innermost element whatever its name is.
 * Problems may still be added while strings are decoded.
 *
 * @source AOSP androidfw/ResourceTypes.cpp, ResXMLTree::setTo and ResXMLParser::nextNode
 */
export function readAxml(bytes: Uint8Array): Parsed<AxmlDocument> {
  const problems = new Problems();
  const report: Report = (what, at) => problems.add(`axml/${what}`, at);
  const window = new Window(bytes);
  if (bytes.length < FILE_HEADER_BYTES) {
    report('too-short', 0);
    return { value: EMPTY, problems: problems.list };
  }
  const { from, to } = extentOf(window, report);
  let value = readChunks(window, from, to, report);
  // A size that cuts off everything hides the document from a reader that believes it.
  if (value.root === undefined && to < bytes.length) value = readChunks(window, from, bytes.length, report);
  if (value.root !== undefined) return { value, problems: problems.list };
  if (isTextXml(bytes)) return readText(bytes);
  report('no-root', 0);
  return { value, problems: problems.list };
}

/** Only what was wrong with the text counts: that it is no binary file is said by one code. */
function readText(bytes: Uint8Array): Parsed<AxmlDocument> {
  const problems = new Problems();
  problems.add('axml/text-xml', 0);
  const value = readTextXml(bytes, (what, at) => problems.add(`axml/${what}`, at));
  return { value, problems: problems.list };
}

const FILE_HEADER_BYTES = 8;
const NODE_HEADER_BYTES = 16;
const START_EXT_BYTES = 20;
const ATTRIBUTE_BYTES = 20;
/** Elements beyond this are left out: some 100 MB of memory. The largest manifests have a few thousand. */
const MOST_ELEMENTS = 400_000;
const MOST_ATTRIBUTES = 1_000_000;

/** Where the chunks lie. Android starts them at the header's size, whatever it is, and ends them at the file's. */
function extentOf(window: Window, report: Report): { readonly from: number; readonly to: number } {
  if (window.u16(0) !== CHUNK.xml) report('wrong-file-type', 0);
  const headerSize = window.u16(2);
  const size = window.u32(4);
  const fits = headerSize >= FILE_HEADER_BYTES && headerSize <= window.size;
  if (!fits) report('file-header-size', 2);
  if (size > window.size) report('size-past-end', 4);
  else if (size < headerSize) report('size-too-small', 4);
  else if (size < window.size) report('data-after-end', size);
  return { from: fits ? headerSize : FILE_HEADER_BYTES, to: size < headerSize ? window.size : Math.min(size, window.size) };
}

function readChunks(window: Window, from: number, to: number, report: Report): AxmlDocument {
  let source: Source = { window, strings: noStrings, resourceIds: { at: 0, count: 0 } };
  let tree: Tree | undefined;
  for (const chunk of chunksIn(window, from, to, report)) {
    if (tree !== undefined || isNode(chunk)) {
      tree ??= new Tree(source, to, report);
      if (!tree.take(chunk)) break;
    } else if (chunk.type === CHUNK.stringPool) {
      source = { ...source, strings: openStringPool(window, chunk, report) };
    } else if (chunk.type === CHUNK.xmlResourceMap) {
      source = { ...source, resourceIds: { at: chunk.bodyAt, count: Math.floor((chunk.end - chunk.bodyAt) / 4) } };
    } else {
      report('unknown-chunk', chunk.at);
    }
  }
  return tree?.finish() ?? EMPTY;
}

const isNode = ({ type }: Chunk) => type >= CHUNK.xmlStartNamespace && type <= CHUNK.xmlLast;

/** The elements as they come, with those still open. */
class Tree {
  readonly #source: Source;
  readonly #end: number;
  readonly #report: Report;
  readonly #elements: BinaryElement[] = [];
  readonly #open: BinaryElement[] = [];
  /** Characters that texts may still hold: many nodes can point at one long string. */
  #textBudget: number;
  /** Attributes that elements may still have: a stride below their size makes many out of few bytes. */
  #attributeBudget: number;

  constructor(source: Source, end: number, report: Report) {
    this.#source = source;
    this.#end = end;
    this.#report = report;
    this.#textBudget = source.window.size;
    this.#attributeBudget = Math.min(Math.ceil(source.window.size / 16), MOST_ATTRIBUTES);
  }

  /** @returns whether there is room for more */
  take(chunk: Chunk): boolean {
    if (isNode(chunk) && chunk.bodyAt - chunk.at < NODE_HEADER_BYTES) this.#report('node-header-too-small', chunk.at);
    if (chunk.type === CHUNK.xmlStartElement) return this.#start(chunk);
    if (chunk.type === CHUNK.xmlEndElement) this.#close(chunk);
    else if (chunk.type === CHUNK.xmlText) this.#text(chunk);
    else if (!NAMESPACES.has(chunk.type)) this.#report('unknown-chunk', chunk.at);
    return true;
  }

  finish(): AxmlDocument {
    if (this.#open.length > 0) this.#report('element-not-closed', this.#end);
    return { root: this.#elements[0], elements: this.#elements, hasResourceIds: this.#source.resourceIds.count > 0 };
  }

  #start(chunk: Chunk): boolean {
    if (this.#elements.length >= MOST_ELEMENTS) {
      this.#report('too-many-elements', chunk.at);
      return false;
    }
    const ext = extOf(chunk);
    const element = new BinaryElement(this.#source, chunk.at, ext, this.#open.length, this.#rows(chunk, ext));
    if (element.name === '') this.#report('element-without-name', chunk.at);
    const parent = this.#open.at(-1);
    parent?.append(element);
    if (parent === undefined && this.#elements.length > 0) this.#report('second-root', chunk.at);
    this.#elements.push(element);
    this.#open.push(element);
    return true;
  }

  /** Start, size and count of attributes as the element states them, cut to what the chunk holds. */
  #rows(chunk: Chunk, ext: number): AttributeRows {
    const { window } = this.#source;
    if (ext + START_EXT_BYTES > chunk.end) {
      this.#report('element-cut-off', chunk.at);
      return { at: ext, stride: 0, count: 0 };
    }
    const at = ext + window.u16(ext + 8);
    const stride = window.u16(ext + 10);
    const claimed = window.u16(ext + 12);
    if (claimed > 0 && stride !== ATTRIBUTE_BYTES) this.#report('attribute-size', chunk.at);
    // With a stride of 0 they are all the same one.
    const room = stride === 0 ? 1 : Math.max(Math.floor((chunk.end - at) / stride), 0);
    if (room < claimed && stride > 0) this.#report('attributes-past-end', chunk.at);
    const count = Math.min(claimed, room, this.#attributeBudget);
    if (count < Math.min(claimed, room)) this.#report('too-many-attributes', chunk.at);
    this.#attributeBudget -= count;
    return { at, stride, count };
  }

  #close(chunk: Chunk): void {
    const closed = this.#open.pop();
    if (closed === undefined) {
      this.#report('end-without-start', chunk.at);
      return;
    }
    const { window, strings } = this.#source;
    if ((strings.at(window.u32(extOf(chunk) + 4)) ?? '') !== closed.name) this.#report('end-tag-mismatch', chunk.at);
  }

  #text(chunk: Chunk): void {
    const { window, strings } = this.#source;
    const text = strings.at(window.u32(extOf(chunk)));
    const parent = this.#open.at(-1);
    if (text === undefined || parent === undefined) return;
    this.#textBudget -= text.length;
    if (this.#textBudget < 0) this.#report('text-too-long', chunk.at);
    else parent.text += text;
  }
}

const NAMESPACES: ReadonlySet<number> = new Set([CHUNK.xmlStartNamespace, CHUNK.xmlEndNamespace]);

/** What follows the node's header, which some files state too small. */
const extOf = (chunk: Chunk) => Math.max(chunk.bodyAt, chunk.at + NODE_HEADER_BYTES);
