import type { Fact } from '@touchstone/facts';
import type { Place } from '@touchstone/kernel/place';
import { visible } from '../plain/visible.ts';
import { className, memberName } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import type { Names } from '../view/names.ts';

/** Where a fact was seen: file and line or byte, and the class and method as logical places. */
export function locationOf(fact: Fact, names: Names): object {
  const { at } = fact;
  const owner = names.ownerOf(fact);
  const what = describeFact(fact, names);
  return {
    ...placeLocation(at),
    message: { text: visible(owner === '' ? what : `${what} — ${owner}`) },
  };
}

/** A place as a physical and a logical location, without a message. */
export function placeLocation(at: Place): object {
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(at.file), uriBaseId: 'APP' }, region: regionOf(at) },
    logicalLocations: logicalOf(at),
  };
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

/** A line of the source where the debug table knows it, else bytes from the start of the file. */
function regionOf({ line, offset }: Place): object | undefined {
  if (line !== undefined && line >= 1) return { startLine: Math.floor(line) };
  return offset !== undefined && offset >= 0 ? { byteOffset: Math.floor(offset) } : undefined;
}

function logicalOf({ class: type, method, element }: Place): readonly object[] | undefined {
  const descriptor = method ?? type;
  if (descriptor !== undefined) {
    const kind = method === undefined ? 'type' : 'function';
    const name = method === undefined ? className(descriptor) : memberName(descriptor);
    return [{ fullyQualifiedName: visible(name), decoratedName: visible(descriptor), kind }];
  }
  return element === undefined ? undefined : [{ fullyQualifiedName: visible(element), kind: 'element' }];
}
