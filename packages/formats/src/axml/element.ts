import { type StringPool, textOfValue, type Window } from '../chunks/index.ts';
import { attributeNameOf } from './attribute-ids.ts';
import type { AxmlAttribute, AxmlElement } from './document.ts';

/** What every element of a document shares. */
export interface Source {
  readonly window: Window;
  readonly strings: StringPool;
  /** Resource ids of the first strings, which are attribute names. */
  readonly resourceIds: { readonly at: number; readonly count: number };
}

/** Where an element's attributes lie. */
export interface AttributeRows {
  readonly at: number;
  /** Bytes from one attribute to the next. The file says it and Android believes it. */
  readonly stride: number;
  readonly count: number;
}

const NO_STRING = 0xffff_ffff;
const NO_CHILDREN: AxmlElement[] = [];

/** An element under construction, and then the element: attributes stay undecoded until asked for. */
export class BinaryElement implements AxmlElement {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly depth: number;
  readonly line: number;
  readonly at: number;
  text = '';
  readonly #source: Source;
  readonly #rows: AttributeRows;
  #children = NO_CHILDREN;
  #attributes: readonly AxmlAttribute[] | undefined;

  constructor(source: Source, at: number, ext: number, depth: number, rows: AttributeRows) {
    const { window, strings } = source;
    this.name = strings.at(window.u32(ext + 4)) ?? '';
    this.namespace = textAt(source, ext);
    this.line = window.u32(at + 8);
    this.at = at;
    this.depth = depth;
    this.#source = source;
    this.#rows = rows;
  }

  get children(): readonly AxmlElement[] {
    return this.#children;
  }

  get attributes(): readonly AxmlAttribute[] {
    this.#attributes ??= Array.from({ length: this.#rows.count }, (_, i) =>
      attributeAt(this.#source, this.#rows.at + i * this.#rows.stride),
    );
    return this.#attributes;
  }

  append(child: AxmlElement): void {
    if (this.#children === NO_CHILDREN) this.#children = [];
    this.#children.push(child);
  }
}

/** @source AOSP androidfw/ResourceTypes.h, ResXMLTree_attribute */
function attributeAt(source: Source, at: number): AxmlAttribute {
  const { window, strings, resourceIds } = source;
  const nameIndex = window.u32(at + 4);
  const id = nameIndex < resourceIds.count ? window.u32(resourceIds.at + nameIndex * 4) : 0;
  const value = { type: window.u8(at + 15), data: window.u32(at + 16) };
  return {
    id,
    name: strings.at(nameIndex) || (attributeNameOf(id) ?? ''),
    namespace: textAt(source, at),
    raw: textAt(source, at + 8),
    value,
    text: textOfValue(value, (index) => strings.at(index)),
  };
}

function textAt({ window, strings }: Source, at: number): string | undefined {
  const index = window.u32(at);
  return index === NO_STRING ? undefined : strings.at(index);
}
