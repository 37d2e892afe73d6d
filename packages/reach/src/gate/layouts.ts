import type { App } from '@touchstone/app-model';
import {
  type AxmlAttribute,
  type AxmlDocument,
  type AxmlElement,
  frameworkAttribute,
  isReference,
  plainAttribute,
} from '@touchstone/formats/axml';
import type { XmlFiles } from '../xml-files.ts';

/** A view of a layout as far as questions for consent go. */
export interface LayoutView {
  /** Resource id, 0 for none. */
  readonly id: number;
  /** Name of its element. */
  readonly element: string;
  /** What it says, in all languages. */
  readonly texts: readonly string[];
  /** Method of the screen that a tap calls. */
  readonly onClick: string | undefined;
  /** A box that is ticked before anybody touches it. */
  readonly isTicked: boolean;
}

const NO_VIEWS: readonly LayoutView[] = [];
/** Layouts that are opened for one app, and views kept of each. */
const MOST_LAYOUTS = 600;
const MOST_VIEWS = 2_000;
const DEEPEST = 6;
/** Texts of one resource that are looked at: one for each language. */
const MOST_LANGUAGES = 8;
/** @source Android SDK, android.R.attr.checked */
const CHECKED = 0x01010106;

/** Layouts and texts of an app by resource id, opened when asked. */
export class Layouts {
  readonly #app: App;
  readonly #files: XmlFiles;
  readonly #views: Map<number, readonly LayoutView[]>;
  readonly #kinds: Map<number, string>;

  constructor(app: App, files: XmlFiles) {
    this.#app = app;
    this.#files = files;
    this.#views = new Map();
    this.#kinds = new Map();
  }

  /** `string`, `layout`, `id` …; empty for a number that is no resource. */
  kindOf(id: number): string {
    let kind = this.#kinds.get(id);
    if (kind === undefined) {
      kind = isResource(id) ? (this.#app.resources.nameOf(id)?.split('/')[0] ?? '') : '';
      this.#kinds.set(id, kind);
    }
    return kind;
  }

  nameOf(id: number): string {
    return this.#app.resources.nameOf(id)?.split('/')[1] ?? '';
  }

  textsOf(id: number): readonly string[] {
    const values = this.#app.resources.values(id).slice(0, MOST_LANGUAGES);
    return [...new Set(values.flatMap(({ text }) => (text === undefined ? [] : [text])))];
  }

  /** Views of a layout and of those that it includes. */
  viewsOf(id: number, depth = 0): readonly LayoutView[] {
    const known = this.#views.get(id);
    if (known !== undefined) return known;
    if (this.#views.size >= MOST_LAYOUTS || depth > DEEPEST) return NO_VIEWS;
    this.#views.set(id, NO_VIEWS);
    const path = this.#app.resources.values(id)[0]?.text;
    const document = path === undefined ? undefined : this.#files.at(path);
    const views = document === undefined ? NO_VIEWS : this.#read(document, depth);
    this.#views.set(id, views);
    return views;
  }

  #read(document: AxmlDocument, depth: number): readonly LayoutView[] {
    const views: LayoutView[] = [];
    for (const element of document.elements) {
      if (views.length >= MOST_VIEWS) break;
      const view = this.#view(document, element);
      if (view !== undefined) views.push(view);
      const included = referenceOf(
        element.name === 'include' ? plainAttribute(element, 'layout') : frameworkAttribute(document, element, 'layout'),
      );
      if (included !== 0) views.push(...this.viewsOf(included, depth + 1).slice(0, MOST_VIEWS - views.length));
    }
    return views;
  }

  #view(document: AxmlDocument, element: AxmlElement): LayoutView | undefined {
    const id = referenceOf(frameworkAttribute(document, element, 'id'));
    const texts = this.#textsAt(frameworkAttribute(document, element, 'text'));
    const onClick = frameworkAttribute(document, element, 'onClick')?.text;
    const checked = element.attributes.find(
      (attribute) => attribute.id === CHECKED || (attribute.id === 0 && attribute.name === 'checked'),
    );
    if (id === 0 && texts.length === 0 && onClick === undefined) return undefined;
    return { id, element: element.name, texts, onClick, isTicked: checked?.text === 'true' };
  }

  #textsAt(attribute: AxmlAttribute | undefined): readonly string[] {
    const id = referenceOf(attribute);
    if (id !== 0) return this.textsOf(id);
    return attribute?.text === undefined ? [] : [attribute.text];
  }
}

const referenceOf = (attribute: AxmlAttribute | undefined): number =>
  attribute !== undefined && isReference(attribute.value) ? attribute.value.data : 0;

/** Resources of the app and its libraries; those of the platform begin with 1. */
export const isResource = (id: number): boolean => id >>> 24 >= 0x02 && id >>> 24 <= 0x7f && (id & 0xff_0000) !== 0;
