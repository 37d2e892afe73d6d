import type { TypedValue } from '../res/value.ts';

/** An element of a document to be written. Names carry their prefix (`android:label`). */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, XmlValue>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Text is typed as the build tools would type it; a boolean, a number and a typed value are what they are. */
export type XmlValue = string | number | boolean | TypedValue | { readonly string: string };

/** `xml('uses-permission', { 'android:name': 'android.permission.CAMERA' })`. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, XmlValue>> = {},
  children: readonly (XmlElement | string)[] = [],
): XmlElement {
  return { name, attributes, children };
}

/**
 * Reads a strict subset of XML: elements, attributes in double quotes, text, comments, the five named entities. `xmlns:` attributes are kept.
 *
 * @throws Error at the first thing that is not of it, with the text around
 */
export function parseXml(source: string): XmlElement {
  const tokens = /<\?.*?\?>|<!--.*?-->|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"]*")*)\s*(\/?)>|([^<]+)/gsy;
  const root: XmlElement & { readonly children: (XmlElement | string)[] } = { name: '', attributes: {}, children: [] };
  const open = [root];
  let at = 0;
  while (at < source.length) {
    tokens.lastIndex = at;
    const token = tokens.exec(source);
    if (!token) throw new Error(`not XML as the test kit reads it: ${source.slice(at, at + 60)}`);
    at = tokens.lastIndex;
    const [, closing, opening, attributes, selfClosing, text] = token;
    const parent = open.at(-1)!;
    if (closing !== undefined) {
      if (parent.name !== closing) throw new Error(`</${closing}> closes <${parent.name}>`);
      open.pop();
    } else if (opening !== undefined) {
      const element = { name: opening, attributes: readAttributes(attributes ?? ''), children: [] };
      parent.children.push(element);
      if (selfClosing === '') open.push(element);
    } else if (text !== undefined && text.trim() !== '') {
      parent.children.push(withoutEntities(text.trim()));
    }
  }
  const [document] = root.children;
  if (open.length !== 1 || typeof document !== 'object') throw new Error('the document has no root element, or one that is not closed');
  return document;
}

function readAttributes(source: string): Record<string, string> {
  return Object.fromEntries([...source.matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/g)].map(([, name, value]) => [name!, withoutEntities(value!)]));
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function withoutEntities(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name]!);
}
