import { readEntry, readZip } from '@touchstone/formats/zip';
import { sourceOf } from '@touchstone/kernel/bytes';
import type { Inflate } from '@touchstone/kernel/ports';
import type { Problems } from '@touchstone/kernel/problem';
import { decodeText } from '../encoding/index.ts';
import { scanMarkup } from '../markup/index.ts';

/** What all parts of one package may unpack to, in bytes. */
const MOST_BYTES = 512 * 2 ** 20;

/** A package of the Office formats: parts by name in a ZIP, and what points from one to another. */
export interface OfficePackage {
  has(name: string): boolean;
  names(): readonly string[];
  /** The part unpacked as far as it can be; undefined when there is none. */
  bytes(name: string): Uint8Array | undefined;
  /** An XML part as text; empty when there is none. */
  text(name: string): string;
  /** Targets of a part's relations by id; those inside the package as names of parts. */
  relations(name: string): ReadonlyMap<string, Relation>;
}

export interface Relation {
  readonly target: string;
  readonly isExternal: boolean;
  /** Last word of its type: `hyperlink`, `worksheet`. */
  readonly type: string;
}

/** @source https://ecma-international.org/publications-and-standards/standards/ecma-376/ part 2 */
export function openPackage(bytes: Uint8Array, inflate: Inflate, problems: Problems): OfficePackage {
  const source = sourceOf(bytes);
  const zip = readZip(source);
  problems.addAll(zip.problems);
  let left = MOST_BYTES;
  const partBytes = (name: string) => {
    const entry = zip.value.find(name);
    if (entry === undefined) return undefined;
    const part = readEntry(source, entry, inflate, { maxBytes: left });
    problems.addAll(part.problems, name);
    left -= part.value.length;
    return part.value;
  };
  const partText = (name: string) => {
    const part = partBytes(name);
    return part === undefined ? '' : decodeText(part).text;
  };
  return {
    has: (name) => zip.value.find(name) !== undefined,
    names: () => zip.value.entries.map(({ name }) => name),
    bytes: partBytes,
    text: partText,
    relations: (name) => relationsOf(name, partText(relationsPart(name))),
  };
}

const ATTRIBUTES = new Set(['Id', 'Target', 'TargetMode', 'Type']);

const relationsPart = (name: string) => name.replace(/([^/]*)$/, '_rels/$1.rels');

function relationsOf(part: string, xml: string): ReadonlyMap<string, Relation> {
  const found = new Map<string, Relation>();
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  scanMarkup(
    xml,
    {
      open(name, attributes) {
        if (name !== 'Relationship') return;
        const isExternal = attributes.get('TargetMode') === 'External';
        const target = attributes.get('Target') ?? '';
        const type = attributes.get('Type') ?? '';
        found.set(attributes.get('Id') ?? '', {
          target: isExternal ? target : resolved(folder, target),
          isExternal,
          type: type.slice(type.lastIndexOf('/') + 1),
        });
      },
      close() {},
      text() {},
    },
    { isXml: true, attributes: ATTRIBUTES },
  );
  return found;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = [];
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
