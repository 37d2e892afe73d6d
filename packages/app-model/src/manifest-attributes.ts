import {
  type AttributeName,
  type AxmlAttribute,
  type AxmlDocument,
  type AxmlElement,
  frameworkAttribute,
  isReference,
} from '@touchstone/formats/axml';
import type { Resources } from './resources.ts';

/** A text that depends on the language. */
export interface Label {
  readonly zh: string | undefined;
  readonly default: string | undefined;
}

/** Attributes of a manifest's elements with references followed, read as Android's `TypedArray` does. */
const LONGEST_SHORT_TEXT = 1_000;

export class ManifestAttributes {
  readonly #document: AxmlDocument;
  readonly #resources: Resources;

  constructor(document: AxmlDocument, resources: Resources) {
    this.#document = document;
    this.#resources = resources;
  }

  find(element: AxmlElement, name: AttributeName): AxmlAttribute | undefined {
    return frameworkAttribute(this.#document, element, name);
  }

  /** Undefined when absent, `@null`, or a reference that leads nowhere; else the text, which may be empty. */
  text(element: AxmlElement, name: AttributeName, language = ''): string | undefined {
    const id = this.reference(element, name);
    return id === undefined ? this.find(element, name)?.text : this.#resources.text(id, language);
  }

  /** As much of it as Android shows. @source android.content.pm.PackageItemInfo, MAX_SAFE_LABEL_LENGTH */
  label(element: AxmlElement, name: AttributeName): Label {
    return { zh: this.shortText(element, name, 'zh'), default: this.shortText(element, name) };
  }

  /** A text meant for a line on a screen: what is behind a thousand characters is cut off. */
  shortText(element: AxmlElement, name: AttributeName, language = ''): string | undefined {
    return this.text(element, name, language)?.slice(0, LONGEST_SHORT_TEXT);
  }

  /** Resource id when the attribute is a reference. */
  reference(element: AxmlElement, name: AttributeName): number | undefined {
    const attribute = this.find(element, name);
    return attribute !== undefined && isReference(attribute.value) ? attribute.value.data : undefined;
  }

  /** Resource id with the name it has, `style/AppTheme`; that of the framework in hexadecimal. */
  resourceName(element: AxmlElement, name: AttributeName): string | undefined {
    const id = this.reference(element, name);
    return id === undefined ? undefined : (this.#resources.nameOf(id) ?? `@0x${id.toString(16).padStart(8, '0')}`);
  }

  integer(element: AxmlElement, name: AttributeName): number | undefined {
    return integerOf(this.text(element, name));
  }

  /** Any number but 0 is true; of texts `1`, `true` and `TRUE`. */
  boolean(element: AxmlElement, name: AttributeName): boolean | undefined {
    const text = this.text(element, name);
    if (text === undefined) return undefined;
    return TRUE.has(text) || (integerOf(text) ?? 0) !== 0;
  }
}

const TRUE: ReadonlySet<string> = new Set(['true', 'TRUE']);

/** Signed 32-bit number of a decimal, hexadecimal or colour text; of `true` and `false` 1 and 0. */
export function integerOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === 'true' || text === 'false') return text === 'true' ? 1 : 0;
  if (/^-?\d{1,10}$/.test(text)) return Number(text) | 0;
  const hexadecimal = /^(?:0x|#)([0-9a-f]{1,8})$/i.exec(text)?.[1];
  return hexadecimal === undefined ? undefined : Number.parseInt(hexadecimal, 16) | 0;
}
