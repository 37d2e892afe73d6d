import { canonical } from '@touchstone/kernel/canonical';
import { type Sha256, sha256Hex } from '@touchstone/kernel/keyed-order';
import type { Place } from '@touchstone/kernel/place';

/** Where and what a finding is about, by what survives from one version of an app to the next. */
export interface Locus {
  /** Owner of the code: `app`, or the id of an SDK. */
  readonly owner?: string;
  /** What was done or is lacking: an API, a permission, a kind of data, a statement. */
  readonly what?: string;
  readonly place: Place;
}

/**
 * Fingerprint of a finding, the same over versions of an app that have the same fault at the same spot.
 *
 * Left out, because a rebuild moves them: offsets, instructions, lines, numbers of DEX files and positions in XML.
 * Names that an obfuscator gave (`a.b.c`, `Lo/ab;`) are replaced: they change with every build. Where an SDK owns
 * the code, its id stands for its classes.
 */
export const fingerprint = (hash: Sha256, rule: string, clause: string, locus: Locus): string =>
  sha256Hex(hash, canonical({ rule, clause, owner: locus.owner ?? 'app', what: locus.what ?? '', at: stablePlace(locus) }));

/** The part of a place that a rebuild leaves alone. */
export function stablePlace({ owner, place }: Locus): string {
  if (place.method !== undefined || place.class !== undefined) {
    if (owner !== undefined && owner !== 'app') return 'code';
    return place.method === undefined ? stableClass(place.class ?? '') : stableMethod(place.method);
  }
  const file = stableFile(place.file);
  return place.element === undefined ? file : `${file}#${place.element.replace(/\[\d+\]/g, '')}`;
}

const stableFile = (file: string) =>
  file
    .replace(/(^|\/)classes\d*\.dex$/, '$1classes.dex')
    .replace(/^(base|split[^!]*)\.apk!/, '')
    .replace(/^lib\/[^/]+\//, 'lib/*/');

const stableClass = (descriptor: string) =>
  descriptor
    .replace(/^L|;$/g, '')
    .split('/')
    .map((part) => part.split('$').map(stableName).join('$'))
    .join('/');

/** Class and method name; parameters are left out, since obfuscated classes stand in them. */
function stableMethod(descriptor: string): string {
  const [, holder = descriptor, name = ''] = /^(.*?)->([^(]*)/.exec(descriptor) ?? [];
  return `${stableClass(holder)}->${stableName(name)}`;
}

/** Up to two letters, or numbers of a compiler's own making, are no name. */
const stableName = (name: string) => (/^(?:[A-Za-z]{1,2}\d?|\d+|lambda\$.*|access\$\d+|-.*)$/.test(name) && !KEPT.has(name) ? '*' : name);

/** Short parts of package names that people give. */
const KEPT: ReadonlySet<string> = new Set([
  'cn',
  'me',
  'io',
  'tv',
  'im',
  'hk',
  'tw',
  'ui',
  'qq',
  'db',
  'uc',
  'go',
  'id',
  'of',
  'r',
  'R',
  'on',
  'do',
]);
