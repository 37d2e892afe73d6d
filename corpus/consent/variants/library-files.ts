import { readFileSync } from 'node:fs';
import { readDex } from '@touchstone/formats/dex';
import { readEntry, readZip } from '@touchstone/formats/zip';
import { sourceOf } from '@touchstone/kernel/bytes';
import { inflateRaw } from '@touchstone/kernel/deflate';
import { sampleApks } from '@touchstone/test-kit';

/** Compiled code as an app brings it along, and the classes in it. */
export interface LibraryFiles {
  readonly files: readonly Uint8Array[];
  /** Descriptors. */
  readonly types: ReadonlySet<string>;
}

const loaded = new Map<string, LibraryFiles>();

/**
 * The DEX files of a sample APK that npm brings, read once for each process.
 *
 * @param sample the start of the APK's name
 * @throws Error if there is no such sample
 */
export function libraryFiles(sample: string): LibraryFiles {
  const known = loaded.get(sample);
  if (known !== undefined) return known;
  const path = sampleApks().find((one) => one.includes(`/${sample}`));
  if (path === undefined) throw new Error(`no sample APK ${sample}: npm install brings it`);
  const files = dexFilesOf(new Uint8Array(readFileSync(path)));
  const made = { files, types: new Set(files.flatMap(typesOf)) };
  loaded.set(sample, made);
  return made;
}

const LIMITS = { maxBytes: 64 * 2 ** 20 };
const MOST_FILES = 99;

function dexFilesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const source = sourceOf(bytes);
  const archive = readZip(source).value;
  const names = Array.from({ length: MOST_FILES }, (_, i) => `classes${i === 0 ? '' : i + 1}.dex`);
  return names.flatMap((name) => {
    const entry = archive.find(name);
    return entry === undefined ? [] : [readEntry(source, entry, inflateRaw, LIMITS).value];
  });
}

function typesOf(file: Uint8Array): readonly string[] {
  return readDex(file).value.flatMap((dex) => {
    return Array.from({ length: dex.tables.classCount }, (_, i) => dex.typeDescriptor(dex.tables.classDefs[i * 8]!));
  });
}
