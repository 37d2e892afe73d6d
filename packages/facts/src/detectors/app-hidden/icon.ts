import type { App } from '@touchstone/app-model';
import { type AxmlAttribute, isReference, readAxml } from '@touchstone/formats/axml';
import { isBlankPng } from './png.ts';

/** @source Android SDK, android.R.color.transparent */
const FRAMEWORK_TRANSPARENT = 0x0106000d;
/** @source Android SDK, android.R.attr */
const DRAWABLE = 0x01010199;
const COLOR = 0x010101a5;
/** Layers of XML drawables that are followed. */
const DEEPEST = 4;
const MOST_BYTES = 1024 * 1024;

export type IconState = 'visible' | 'transparent' | 'none';

/**
 * What the user sees of an icon.
 *
 * @param icon the icon as the manifest resolves it: path or colour; undefined when it leads nowhere
 * @param reference resource id in the manifest, undefined when the attribute is missing
 */
export function iconState(app: App, icon: string | undefined, reference: number | undefined): IconState {
  if (icon !== undefined) return isTransparent(app, icon, DEEPEST) ? 'transparent' : 'visible';
  if (reference === undefined) return 'none';
  if (reference === FRAMEWORK_TRANSPARENT) return 'transparent';
  return isFramework(reference) ? 'visible' : 'transparent';
}

const isFramework = (id: number): boolean => id >>> 24 === 1;

/** A colour (ARGB as a number in hexadecimal) without opacity, a file that is not there, or a picture of nothing. What cannot be told is visible. */
function isTransparent(app: App, drawable: string, depth: number): boolean {
  if (/^#[0-9a-f]{1,8}$/i.test(drawable)) return Number.parseInt(drawable.slice(1), 16) >>> 24 === 0;
  const file = app.fileAt(drawable);
  if (file === undefined) return drawable.includes('/');
  if (file.sizeBytes > MOST_BYTES) return false;
  const bytes = file.read().value;
  return isXml(bytes) ? isTransparentXml(app, bytes, depth) : isBlankPng(bytes);
}

const isXml = (bytes: Uint8Array): boolean => bytes[0] === 3 && bytes[1] === 0;

/** Adaptive icons, layer lists, insets: transparent when all that they draw is. */
function isTransparentXml(app: App, bytes: Uint8Array, depth: number): boolean {
  if (depth === 0) return false;
  const { elements, root } = readAxml(bytes).value;
  if (root === undefined) return true;
  if (root.name === 'vector') return !elements.some(({ name }) => name === 'path');
  const drawn = elements
    .filter(({ name }) => name !== 'monochrome')
    .flatMap(({ attributes }) =>
      attributes.filter(({ id, name }) => id === DRAWABLE || id === COLOR || name === 'drawable' || name === 'color'),
    );
  return drawn.length > 0 && drawn.every((attribute) => isTransparentAttribute(app, attribute, depth));
}

function isTransparentAttribute(app: App, { value, text }: AxmlAttribute, depth: number): boolean {
  if (!isReference(value)) return text !== undefined && isTransparent(app, text, depth - 1);
  if (isFramework(value.data)) return value.data === FRAMEWORK_TRANSPARENT;
  const target = app.resources.text(value.data, '');
  return target === undefined || isTransparent(app, target, depth - 1);
}
