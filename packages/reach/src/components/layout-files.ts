import type { App } from '@touchstone/app-model';
import {
  type AttributeName,
  type AxmlDocument,
  type AxmlElement,
  frameworkAttribute,
  isReference,
  plainAttribute,
  plainText,
} from '@touchstone/formats/axml';
import { descriptorOf } from '../entries/class-names.ts';
import type { XmlFiles } from '../xml-files.ts';

/** What a resource file of layouts, menus, preferences or navigation brings to life. */
export interface Inflated {
  /** Descriptors of the app's classes that stand as elements or are named by them, but for fragments. */
  readonly objects: ReadonlySet<string>;
  readonly fragments: ReadonlySet<string>;
  /** Fragments that are shown when the user goes on. */
  readonly laterFragments: ReadonlySet<string>;
  /** Names of methods that `android:onClick` gives. */
  readonly clicks: ReadonlySet<string>;
}

/** Files that belong to one resource, in all configurations and with what they include. */
const MOST_FILES = 64;
const MOST_ELEMENTS = 20_000;

/** Reads the XML files of an app's resources, each once. */
export class LayoutFiles {
  readonly #app: App;
  readonly #files: XmlFiles;
  readonly #inflated = new Map<number, Inflated>();

  constructor(app: App, files: XmlFiles) {
    this.#app = app;
    this.#files = files;
  }

  /** What becomes of a resource that is inflated, with all that it includes. */
  inflated(id: number): Inflated {
    const known = this.#inflated.get(id);
    if (known !== undefined) return known;
    const reading = new Reading(
      (path) => this.#files.at(path),
      (one) => this.#pathsOf(one),
      (name) => this.#isClass(name),
    );
    const inflated = reading.read(id);
    this.#inflated.set(id, inflated);
    return inflated;
  }

  #isClass(descriptor: string): boolean {
    return this.#app.program.class(descriptor) !== undefined;
  }

  #pathsOf(id: number): readonly string[] {
    return [
      ...new Set(this.#app.resources.values(id).flatMap(({ text }) => (text?.endsWith('.xml') || text?.includes('/') ? [text] : []))),
    ];
  }
}

/** One resource with what it includes. */
class Reading {
  readonly #objects = new Set<string>();
  readonly #fragments = new Set<string>();
  readonly #laterFragments = new Set<string>();
  readonly #clicks = new Set<string>();
  readonly #ids = new Set<number>();
  readonly #documentAt: (path: string) => AxmlDocument | undefined;
  readonly #pathsOf: (id: number) => readonly string[];
  readonly #isClass: (descriptor: string) => boolean;

  constructor(
    documentAt: (path: string) => AxmlDocument | undefined,
    pathsOf: (id: number) => readonly string[],
    isClass: (descriptor: string) => boolean,
  ) {
    this.#documentAt = documentAt;
    this.#pathsOf = pathsOf;
    this.#isClass = isClass;
  }

  read(id: number): Inflated {
    this.#ids.add(id);
    let files = 0;
    for (const one of this.#ids) {
      for (const path of this.#pathsOf(one)) {
        if (++files > MOST_FILES) break;
        const document = this.#documentAt(path);
        if (document !== undefined) this.#readDocument(document);
      }
    }
    return { objects: this.#objects, fragments: this.#fragments, laterFragments: this.#laterFragments, clicks: this.#clicks };
  }

  #readDocument(document: AxmlDocument): void {
    const start = document.root?.name === 'navigation' ? referenceOf(plainAttribute(document.root, 'startDestination')) : undefined;
    for (const element of document.elements.slice(0, MOST_ELEMENTS)) {
      const read = ELEMENTS.get(element.name);
      if (read === undefined) this.#object(element.name);
      else for (const name of read.named) this.#name(document, element, name, read.isFragment, start);
      this.#attributes(document, element);
    }
  }

  #name(document: AxmlDocument, element: AxmlElement, attribute: 'name' | 'class', isFragment: boolean, start: number | undefined): void {
    const text = attribute === 'name' ? frameworkText(document, element, 'name') : plainText(plainAttribute(element, 'class'));
    if (text === undefined || !text.includes('.')) return;
    if (!isFragment) {
      this.#object(text);
      return;
    }
    const isLater = start !== undefined && referenceOf(frameworkAttribute(document, element, 'id')) !== start;
    const into = isLater ? this.#laterFragments : this.#fragments;
    if (this.#isClass(descriptorOf(text))) into.add(descriptorOf(text));
  }

  #object(name: string): void {
    if (name.includes('.') && this.#isClass(descriptorOf(name))) this.#objects.add(descriptorOf(name));
  }

  #attributes(document: AxmlDocument, element: AxmlElement): void {
    const click = frameworkText(document, element, 'onClick');
    if (click !== undefined && /^[\w$]+$/.test(click)) this.#clicks.add(click);
    if (element.attributes.some(({ name }) => MEANT.has(name))) this.#plain(element);
    if (element.name === 'ViewStub') this.#include(referenceOf(frameworkAttribute(document, element, 'layout')));
    const later = attributeNamed(element, 'fragment');
    if (later !== undefined && this.#isClass(descriptorOf(later))) this.#laterFragments.add(descriptorOf(later));
  }

  #plain(element: AxmlElement): void {
    for (const name of NAMING_CLASSES) {
      const text = plainText(plainAttribute(element, name));
      if (text !== undefined) this.#object(text);
    }
    for (const name of LEADING_ON) this.#include(referenceOf(plainAttribute(element, name)));
  }

  #include(id: number | undefined): void {
    if (id !== undefined) this.#ids.add(id);
  }
}

/** Elements that name a class in an attribute. Others are classes themselves when their name has a point. */
const ELEMENTS: ReadonlyMap<string, { readonly named: readonly ('name' | 'class')[]; readonly isFragment: boolean }> = new Map([
  ['fragment', { named: ['name', 'class'], isFragment: true }],
  ['dialog', { named: ['name'], isFragment: true }],
  ['androidx.fragment.app.FragmentContainerView', { named: ['name', 'class'], isFragment: true }],
  ['view', { named: ['class'], isFragment: false }],
]);

/** Attributes of libraries whose value is the name of a class. */
const NAMING_CLASSES = ['layout_behavior', 'layoutManager', 'actionViewClass', 'actionProviderClass'];
/** Attributes that lead to a further file: of `include`, of a navigation host, of a view whose menu or header stands in a file. */
const LEADING_ON = ['layout', 'navGraph', 'graph', 'menu', 'headerLayout'];

const MEANT: ReadonlySet<string> = new Set([...NAMING_CLASSES, ...LEADING_ON]);

const attributeNamed = (element: AxmlElement, name: string): string | undefined =>
  element.name.endsWith('Preference') || element.name === 'header' ? plainText(plainAttribute(element, name)) : undefined;

function frameworkText(document: AxmlDocument, element: AxmlElement, name: AttributeName): string | undefined {
  const attribute = frameworkAttribute(document, element, name);
  return attribute?.raw ?? attribute?.text;
}

function referenceOf(attribute: ReturnType<typeof plainAttribute>): number | undefined {
  return attribute !== undefined && isReference(attribute.value) ? attribute.value.data : undefined;
}
