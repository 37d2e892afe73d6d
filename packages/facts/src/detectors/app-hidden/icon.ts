import type { App } from '@touchstone/app-model';
import { type AxmlAttribute, isReference, readAxml } from '@touchstone/formats/axml';
import { isBlankPng } from './png.ts';

/** @source Android SDK, android.R.color.transparent */
const FRAMEWORK_TRANSPARENT = 0x0106000d;
/** @source Android SDK, android.R.attr */
const DRAWABLE = 0x01010199;
const COLOR = 0x010101a5;
/** Drawables that are followed for one icon: layers may name each other without end. */
const MOST_DRAWABLES = 24;
const MOST_BYTES = 1024 * 1024;

export type IconState = 'visible' | 'transparent' | 'none';

/**
 * What the user sees of an icon.
 *
 * @param icon the icon as the manifest resolves it: path or colour; undefined when it leads nowhere
 * @param reference resource id in the manifest, undefined when the attribute is missing
 */
export function iconState(app: App, icon: string | undefined, reference: number | undefined): IconState {
  if (icon !== undefined) return new Drawables(app).isTransparent(icon) ? 'transparent' : 'visible';
  if (reference === undefined) return 'none';
  if (reference === FRAMEWORK_TRANSPARENT) return 'transparent';
  return isFramework(reference) ? 'visible' : 'transparent';
}

const isFramework = (id: number): boolean => id >>> 24 === 1;

class Drawables {
  readonly #app: App;
  readonly #seen = new Map<string, boolean>();

  constructor(app: App) {
    this.#app = app;
  }

  /**
   * A colour (ARGB as a number in hexadecimal) without opacity, a file that is not there, or a picture of nothing.
   * What cannot be told is visible.
   */
  isTransparent(drawable: string): boolean {
    if (/^#[0-9a-f]{1,8}$/i.test(drawable)) return Number.parseInt(drawable.slice(1), 16) >>> 24 === 0;
    const known = this.#seen.get(drawable);
    if (known !== undefined || this.#seen.size === MOST_DRAWABLES) return known ?? false;
    this.#seen.set(drawable, false);
    const answer = this.#isTransparentFile(drawable);
    this.#seen.set(drawable, answer);
    return answer;
  }

  #isTransparentFile(path: string): boolean {
    const file = this.#app.fileAt(path);
    if (file === undefined) return path.includes('/');
    if (file.sizeBytes > MOST_BYTES) return false;
    const bytes = file.read().value;
    return isXml(bytes) ? this.#isTransparentXml(bytes) : isBlankPng(bytes);
  }

  /** Adaptive icons, layer lists, insets: transparent when all that they draw is. */
  #isTransparentXml(bytes: Uint8Array): boolean {
    const { elements, root } = readAxml(bytes).value;
    if (root === undefined) return true;
    if (root.name === 'vector') return !elements.some(({ name }) => name === 'path');
    const drawn = elements.filter(({ name }) => name !== 'monochrome').flatMap(({ attributes }) => attributes.filter(isDrawn));
    return drawn.length > 0 && drawn.every((attribute) => this.#isTransparentAttribute(attribute));
  }

  #isTransparentAttribute({ value, text }: AxmlAttribute): boolean {
    if (!isReference(value)) return text !== undefined && this.isTransparent(text);
    if (isFramework(value.data)) return value.data === FRAMEWORK_TRANSPARENT;
    const target = this.#app.resources.text(value.data, '');
    return target === undefined || this.isTransparent(target);
  }
}

const isXml = (bytes: Uint8Array): boolean => bytes[0] === 3 && bytes[1] === 0;
const isDrawn = ({ id, name }: AxmlAttribute): boolean => id === DRAWABLE || id === COLOR || name === 'drawable' || name === 'color';
