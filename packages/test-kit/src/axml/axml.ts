import { ByteWriter } from '../bytes/byte-writer.ts';
import { type Patch, patched } from '../bytes/join.ts';
import { StringPool, type StringPoolHeader } from '../res/string-pool.ts';
import { valueTypes } from '../res/value.ts';
import { attributeIds } from './attribute-ids.ts';
import { type AttributeValue, attributeValue, type ResolveResource } from './attribute-value.ts';
import { parseXml, type XmlElement, type XmlValue } from './xml.ts';

export interface AxmlOptions {
  readonly encoding?: 'utf8' | 'utf16';
  /** Finds the id of `string/app_name`; a {@link ResourceTable} has one. */
  readonly resolve?: ResolveResource;
  /** Resource ids of further attributes, by full name (`app:layout`). */
  readonly attributeIds?: Readonly<Record<string, number>>;
  readonly lies?: AxmlLies;
}

export interface AxmlLies {
  /** Attribute names that have a resource id are empty in the pool: Android goes by the id. */
  readonly namesStripped?: boolean;
  /** No namespace chunks, and attributes in none. */
  readonly namespacesStripped?: boolean;
  /** The address the `android` prefix stands for. */
  readonly androidNamespace?: string;
  /** No resource map: only names are left. */
  readonly resourceMapStripped?: boolean;
  /** Bytes of one attribute, padded behind its 20. */
  readonly attributeSize?: number;
  /** Chunks put before the one with this index; they need not be chunks. The string pool is 0, the resource map 1. */
  readonly inserted?: readonly { readonly before: number; readonly bytes: Uint8Array }[];
  readonly stringPool?: Partial<StringPoolHeader>;
  /** What the file header says: type (0x0003), header size (8), file size. */
  readonly header?: { readonly type?: number; readonly headerSize?: number; readonly fileSize?: number };
  /** Bytes written over the finished file, told the chunks' offsets; the size of a chunk is the four bytes at offset + 4. */
  readonly patches?: (chunkOffsets: readonly number[]) => readonly Patch[];
  /** Bytes behind the document. */
  readonly trailing?: Uint8Array;
}

const ANDROID = 'http://schemas.android.com/apk/res/android';
const NONE = 0xffff_ffff;

/**
 * Binary XML from a tree or from XML text. `xmlns:android` may be left out.
 *
 * @throws Error if an attribute of `android:` has no known id, or a resource no name
 * @source AOSP ResourceTypes.h, ResXMLTree_*
 */
export function axml(document: XmlElement | string, options: AxmlOptions = {}): Uint8Array {
  const root = typeof document === 'string' ? parseXml(document) : document;
  const lies = options.lies ?? {};
  const names = new Names(root, options);
  const nodes: Uint8Array[] = [];
  const namespaces = lies.namespacesStripped === true ? [] : [...names.namespaces];
  for (const [prefix, uri] of namespaces) nodes.push(namespaceChunk(0x0100, names, prefix, uri));
  writeElement(nodes, root, names, options, { line: 1 });
  for (const [prefix, uri] of namespaces.toReversed()) nodes.push(namespaceChunk(0x0101, names, prefix, uri));

  const pool = names.pool.write({ ...options, lies: lies.stringPool ?? {} });
  const map = lies.resourceMapStripped === true ? [] : [names.resourceMap()];
  return assembleFile([pool, ...map, ...nodes], lies);
}

function assembleFile(chunks: readonly Uint8Array[], lies: AxmlLies): Uint8Array {
  const out = new ByteWriter().zeros(8);
  const offsets: number[] = [];
  chunks.forEach((chunk, i) => {
    for (const { before, bytes } of lies.inserted ?? []) if (before === i) out.bytes(bytes);
    offsets.push(out.length);
    out.bytes(chunk);
  });
  for (const { before, bytes } of lies.inserted ?? []) if (before >= chunks.length) out.bytes(bytes);
  const header = { type: 0x0003, headerSize: 8, fileSize: out.length, ...lies.header };
  out.bytes(lies.trailing ?? new Uint8Array());
  out.setU2(0, header.type).setU2(2, header.headerSize).setU4(4, header.fileSize);
  return patched(out.done(), lies.patches?.(offsets) ?? []);
}

/** The string pool, whose first strings are the attribute names that have an id, in the order of the resource map. */
class Names {
  readonly pool = new StringPool();
  readonly namespaces = new Map<string, string>();
  readonly #ids = new Map<string, { readonly index: number; readonly id: number }>();

  constructor(root: XmlElement, options: AxmlOptions) {
    this.namespaces.set('android', options.lies?.androidNamespace ?? ANDROID);
    const attributes = new Map<string, number>();
    for (const element of everyElement(root)) {
      for (const [name, value] of Object.entries(element.attributes)) {
        if (name.startsWith('xmlns:')) this.namespaces.set(name.slice(6), this.namespaces.get(name.slice(6)) ?? String(value));
        else attributes.set(name, idOf(name, options));
      }
    }
    const withIds = [...attributes].filter(([, id]) => id !== 0).sort(([, a], [, b]) => a - b);
    for (const [name, id] of withIds) {
      const text = options.lies?.namesStripped === true ? '' : localName(name);
      this.#ids.set(name, { index: this.pool.append(text), id });
    }
  }

  /** Index of an attribute's name and its resource id, 0 if it has none. */
  attribute(name: string): { readonly index: number; readonly id: number } {
    return this.#ids.get(name) ?? { index: this.pool.index(localName(name)), id: 0 };
  }

  /** Index of the namespace of a prefixed name. */
  namespaceOf(name: string): number {
    if (!name.includes(':')) return NONE;
    const prefix = name.slice(0, name.indexOf(':'));
    const uri = this.namespaces.get(prefix);
    if (uri === undefined) throw new Error(`${name}: the prefix is not declared`);
    return this.pool.index(uri);
  }

  resourceMap(): Uint8Array {
    const ids = [...this.#ids.values()];
    const out = new ByteWriter()
      .u2(0x0180)
      .u2(8)
      .u4(8 + ids.length * 4);
    for (const { id } of ids) out.u4(id);
    return out.done();
  }
}

function idOf(name: string, options: AxmlOptions): number {
  const given = options.attributeIds?.[name];
  if (given !== undefined) return given;
  if (!name.startsWith('android:')) return 0;
  const id = attributeIds[localName(name)];
  if (id === undefined) throw new Error(`${name} is not in the kit's table of attribute ids; give it in attributeIds`);
  return id;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function* everyElement(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* everyElement(child);
}

/** Head of a node chunk: line and no comment. */
function nodeHead(type: number, sizeBytes: number, line: number): ByteWriter {
  return new ByteWriter().u2(type).u2(16).u4(sizeBytes).u4(line).u4(NONE);
}

function namespaceChunk(type: number, names: Names, prefix: string, uri: string): Uint8Array {
  return nodeHead(type, 24, 1).u4(names.pool.index(prefix)).u4(names.pool.index(uri)).done();
}

function writeElement(nodes: Uint8Array[], element: XmlElement, names: Names, options: AxmlOptions, at: { line: number }): void {
  const line = at.line++;
  const namespace = names.namespaceOf(element.name);
  const name = names.pool.index(localName(element.name));
  nodes.push(startElement(element, namespace, name, names, options, line));
  for (const child of element.children) {
    if (typeof child === 'string') nodes.push(textChunk(names.pool.index(child), at.line));
    else writeElement(nodes, child, names, options, at);
  }
  nodes.push(nodeHead(0x0103, 24, line).u4(namespace).u4(name).done());
}

function startElement(element: XmlElement, namespace: number, name: number, names: Names, options: AxmlOptions, line: number): Uint8Array {
  const attributes = Object.entries(element.attributes)
    .filter(([attribute]) => !attribute.startsWith('xmlns:'))
    .map(([attribute, value]) => ({ attribute, value, ...names.attribute(attribute) }))
    .sort((a, b) => (a.id === 0 ? 1 : 0) - (b.id === 0 ? 1 : 0) || a.id - b.id);
  const size = options.lies?.attributeSize ?? 20;
  const special = (wanted: string): number => attributes.findIndex(({ attribute }) => attribute === wanted) + 1;

  const out = nodeHead(0x0102, 36 + attributes.length * size, line)
    .u4(namespace)
    .u4(name);
  out.u2(20).u2(size).u2(attributes.length).u2(special('android:id')).u2(special('class')).u2(special('style'));
  for (const { attribute, value, index } of attributes) {
    const isBare = options.lies?.namespacesStripped === true;
    out.u4(isBare ? NONE : names.namespaceOf(attribute)).u4(index);
    writeValue(out, names, attributeValue(attribute, value as XmlValue, options.resolve ?? (() => undefined)));
    out.zeros(Math.max(0, size - 20));
  }
  return out.done();
}

function writeValue(out: ByteWriter, names: Names, value: AttributeValue): void {
  if ('text' in value) {
    const index = names.pool.index(value.text);
    out.u4(index).u2(8).u1(0).u1(valueTypes.string).u4(index);
  } else {
    out.u4(NONE).u2(8).u1(0).u1(value.typed.type).u4(value.typed.data);
  }
}

function textChunk(index: number, line: number): Uint8Array {
  return nodeHead(0x0104, 28, line).u4(index).u2(8).u1(0).u1(valueTypes.null).u4(0).done();
}
