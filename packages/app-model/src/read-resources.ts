import {
  type Configuration,
  type Entry,
  type EntryTable,
  entryOf,
  isReference,
  packageOf,
  type ResourcePackage,
  type ResourceTable,
  type ResourceType,
  resourceId,
  textOfValue,
  typeOf,
  VALUE,
  type Value,
} from '@touchstone/formats/arsc';
import { distanceOf } from './best-configuration.ts';
import type { Resources, ResourceText, ResourceValue } from './resources.ts';

/**
 * The tables of base and splits as one, references followed.
 *
 * Tables with the same package id add to each other; of equal configurations the first wins, so the base comes first.
 */
export function resourcesOf(tables: readonly ResourceTable[]): Resources {
  return new LinkedResources(tables);
}

/** References in a row that Android follows. @source AOSP androidfw/AssetManager2.cpp, ResolveReference */
const LONGEST_CHAIN = 20;
/** Items of bags looked at in one pass over all texts: entries may share one large bag. */
const MOST_BAG_ITEMS = 2_000_000;
/** Configurations looked at over the life of a table; what is asked after that stays unresolved. Large apps need a tenth. */
const MOST_VISITS = 10_000_000;

/** A type of one package of one table. */
interface Part {
  readonly table: ResourceTable;
  readonly package: ResourcePackage;
  readonly typeId: number;
  readonly type: ResourceType;
}

/** One entry for one configuration, with the part that its references and strings belong to. */
interface Candidate {
  readonly part: Part;
  readonly entry: Entry;
  readonly configuration: Configuration;
}

interface RankedTable {
  readonly part: Part;
  readonly entries: EntryTable;
  readonly distance: number;
}

class LinkedResources implements Resources {
  /** By package and type, `0x7f01`. */
  readonly #parts = new Map<number, Part[]>();
  readonly #texts = new Map<string, string | undefined>();
  /** Tables of a type, those that suit a language best first. */
  readonly #ranked = new Map<string, readonly RankedTable[]>();
  readonly #ids = new Map<string, ReadonlyMap<string, number>>();
  #visitsLeft = MOST_VISITS;
  /** Kept: more than one detector reads them all. */
  #all: readonly ResourceText[] | undefined = undefined;

  constructor(tables: readonly ResourceTable[]) {
    for (const table of tables) {
      for (const resourcePackage of table.packages) {
        for (const [typeId, type] of resourcePackage.types) this.#add({ table, package: resourcePackage, typeId, type });
      }
    }
  }

  packageNames(): readonly string[] {
    return [...new Set([...this.#parts.values()].flat().map((part) => part.package.name))];
  }

  values(id: number): readonly ResourceValue[] {
    const values = [...this.#candidates(id)].flatMap(({ part, entry, configuration }) =>
      valuesOf(entry).map((value) => ({
        text: this.#follow(value, part, configuration.language, LONGEST_CHAIN),
        configuration: configuration.qualifier,
      })),
    );
    const isDefault = (value: ResourceValue) => value.configuration === '';
    return [...values.filter(isDefault), ...values.filter((value) => !isDefault(value))];
  }

  text(id: number, language: string): string | undefined {
    const key = `${id} ${language}`;
    if (!this.#texts.has(key)) this.#texts.set(key, this.#textOf(id, language, LONGEST_CHAIN));
    return this.#texts.get(key);
  }

  nameOf(id: number): string | undefined {
    for (const { part, entry } of this.#candidates(id)) return nameOf(part, entry);
    return undefined;
  }

  idOf(type: string, name: string): number | undefined {
    const ids = this.#ids.get(type) ?? this.#idsOfType(type);
    this.#ids.set(type, ids);
    return ids.get(name);
  }

  texts(): Iterable<ResourceText> {
    this.#all ??= [...this.#everyText()];
    return this.#all;
  }

  *#everyText(): Iterable<ResourceText> {
    const seen = new Set<string>();
    let items = 0;
    for (const { part, index, entry, configuration } of this.#everything()) {
      items += entry.bag?.count ?? 0;
      if (items > MOST_BAG_ITEMS && entry.bag !== undefined) continue;
      for (const value of valuesOf(entry)) {
        const text = value.type === VALUE.string ? part.table.strings.at(value.data) : undefined;
        if (text === undefined || text === '' || seen.has(text)) continue;
        if (isFilePath(text) && !TEXT_TYPES.has(part.type.name)) continue;
        seen.add(text);
        const id = resourceId(part.package.id, part.typeId, index);
        yield { id, name: nameOf(part, entry), text, configuration: configuration.qualifier };
      }
    }
  }

  #add(part: Part): void {
    const key = (part.package.id << 8) | part.typeId;
    const parts = this.#parts.get(key) ?? [];
    parts.push(part);
    this.#parts.set(key, parts);
  }

  *#candidates(id: number): Iterable<Candidate> {
    for (const part of this.#parts.get((packageOf(id) << 8) | typeOf(id)) ?? []) {
      for (const entries of part.type.tables) {
        if (this.#visitsLeft-- <= 0) return;
        const entry = entries.entryAt(entryOf(id));
        if (entry !== undefined) yield { part, entry, configuration: entries.configuration };
      }
    }
  }

  *#everything(): Iterable<Candidate & { readonly index: number }> {
    for (const part of [...this.#parts.values()].flat()) {
      for (const entries of part.type.tables) {
        for (const [index, entry] of entries.entries()) yield { part, index, entry, configuration: entries.configuration };
      }
    }
  }

  #textOf(id: number, language: string, stepsLeft: number): string | undefined {
    for (const { part, entries } of this.#rankedTables(id, language)) {
      if (this.#visitsLeft-- <= 0) return undefined;
      const entry = entries.entryAt(entryOf(id));
      if (entry !== undefined) return entry.value === undefined ? undefined : this.#follow(entry.value, part, language, stepsLeft);
    }
    return undefined;
  }

  #rankedTables(id: number, language: string): readonly RankedTable[] {
    const type = (packageOf(id) << 8) | typeOf(id);
    const key = `${type} ${language}`;
    const known = this.#ranked.get(key);
    if (known !== undefined) return known;
    const tables = (this.#parts.get(type) ?? []).flatMap((part) => part.type.tables.map((entries) => ({ part, entries })));
    this.#visitsLeft -= tables.length;
    const ranked =
      this.#visitsLeft <= 0
        ? []
        : tables
            .map(({ part, entries }) => ({ part, entries, distance: distanceOf(entries.configuration, language) }))
            .sort((a, b) => a.distance - b.distance);
    this.#ranked.set(key, ranked);
    return ranked;
  }

  /** Text of a value; of a reference, that of its target as a phone in that language chooses it. */
  #follow(value: Value, part: Part, language: string, stepsLeft: number): string | undefined {
    if (!isReference(value)) return isThemed(value) ? undefined : textOfValue(value, (index) => part.table.strings.at(index));
    return stepsLeft === 0 ? undefined : this.#textOf(this.#targetOf(value, part), language, stepsLeft - 1);
  }

  /** Package 0 is the package itself; a dynamic reference names a package by the number its library has here. */
  #targetOf(value: Value, part: Part): number {
    const library =
      value.type === VALUE.dynamicReference ? part.package.libraries.find(({ id }) => id === packageOf(value.data)) : undefined;
    const named = library === undefined ? undefined : [...this.#parts.values()].flat().find((other) => other.package.name === library.name);
    const packageId = named?.package.id ?? (packageOf(value.data) || part.package.id);
    return resourceId(packageId, typeOf(value.data), entryOf(value.data));
  }

  #idsOfType(type: string): ReadonlyMap<string, number> {
    const ids = new Map<string, number>();
    for (const part of [...this.#parts.values()].flat().filter((candidate) => candidate.type.name === type)) {
      for (const entries of part.type.tables) {
        for (const [index, entry] of entries.entries()) {
          const name = part.package.keys.at(entry.key);
          if (name !== undefined && !ids.has(name)) ids.set(name, resourceId(part.package.id, part.typeId, index));
        }
      }
    }
    return ids;
  }
}

const valuesOf = (entry: Entry): readonly Value[] =>
  entry.bag === undefined ? (entry.value === undefined ? [] : [entry.value]) : Array.from(entry.bag.items(), ({ value }) => value);

const nameOf = (part: Part, entry: Entry): string => `${part.type.name}/${part.package.keys.at(entry.key) ?? ''}`;

/** Values that depend on the theme. */
const isThemed = ({ type }: Value): boolean => type === VALUE.attribute || type === VALUE.dynamicAttribute;

const TEXT_TYPES: ReadonlySet<string> = new Set(['string', 'array', 'plurals']);

/** `res/layout/main.xml`, `r/a/b.png`: names of files, which other types hold. */
const isFilePath = (text: string): boolean => /^[\w.$-]+(\/[\w.$@-]+)+$/.test(text);
