import type { Fact } from '@touchstone/facts';
import type { Place } from '@touchstone/kernel/place';
import { visible } from '../plain/visible.ts';
import { className, hasLines, memberName } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import type { Names } from '../view/names.ts';
import { quoteOf } from '../view/quote.ts';

/** Where a fact was seen: file and line or byte, and the class and method as logical places. */
export function locationOf(fact: Fact, names: Names, evidence: ReadonlySet<string> = NONE): object {
  const { at } = fact;
  const owner = names.ownerOf(fact);
  const what = describeFact(fact, names);
  return {
    ...placeLocation(at, evidence, quoteOf(fact)),
    message: { text: visible(owner === '' ? what : `${what} — ${owner}`) },
  };
}

/**
 * A place as a physical and a logical location, without a message.
 * @param evidence files beside the app; all others lie inside it
 * @param quote the words that stand there
 */
export function placeLocation(at: Place, evidence: ReadonlySet<string> = NONE, quote?: string): object {
  const artifactLocation = evidence.has(at.file) ? evidenceLocation(at.file) : { uri: uriOf(at.file), uriBaseId: 'APP' };
  return {
    physicalLocation: { artifactLocation, region: regionOf(at, quote) },
    logicalLocations: logicalOf(at),
  };
}

const NONE: ReadonlySet<string> = new Set();

/** A file of evidence: an address as it is, a path without the part that leads from the root. */
export function evidenceLocation(file: string): object {
  if (/^https?:\/\//i.test(file)) return { uri: encodeURI(visible(file, 1_000)) };
  return { uri: uriOf(file.replace(/^\/+/, '')), uriBaseId: 'EVIDENCE' };
}

/**
 * The path inside the app as a relative URI. Names in an archive may be absolute, climb with `..`, or hold what no URI
 * can: each segment is encoded, and one that would lead elsewhere is put in marks.
 */
export function uriOf(file: string): string {
  return visible(file, 1_000)
    .split('/')
    .map((segment) => encodeURIComponent(segment === '' || segment === '.' || segment === '..' ? `‹${segment}›` : segment))
    .join('/');
}

/** A line of the source where the debug table knows it, or of a text; else bytes from the start of the file. */
function regionOf({ file, line, offset }: Place, quote: string | undefined): object | undefined {
  const snippet = quote === undefined ? {} : { snippet: { text: visible(quote, 1_000) } };
  if (line !== undefined && line >= 1 && hasLines(file)) return { startLine: Math.floor(line), ...snippet };
  return offset !== undefined && offset >= 0 ? { byteOffset: Math.floor(offset) } : undefined;
}

function logicalOf({ file, line, class: type, method, element }: Place): readonly object[] | undefined {
  const descriptor = method ?? type;
  if (descriptor !== undefined) {
    const kind = method === undefined ? 'type' : 'function';
    const name = method === undefined ? className(descriptor) : memberName(descriptor);
    return [{ fullyQualifiedName: visible(name), decoratedName: visible(descriptor), kind }];
  }
  if (element === undefined && line !== undefined && !hasLines(file))
    return [{ fullyQualifiedName: `#${Math.floor(line)}`, kind: 'element' }];
  return element === undefined ? undefined : [{ fullyQualifiedName: visible(element), kind: 'element' }];
}
