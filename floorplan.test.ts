import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import floorplan from './floorplan.json' with { type: 'json' };

interface Package {
  readonly floor: number;
  /** No I/O, no third party but `libraries`. */
  readonly pure?: boolean;
  readonly testsOnly?: boolean;
  readonly mayImport: readonly string[];
  readonly libraries?: readonly string[];
  /** `src/*`: each folder below is a room, and rooms do not see each other but for `sharedRooms`. */
  readonly rooms?: string;
  readonly sharedRooms?: readonly string[];
}

const plan = floorplan as Record<string, Package>;
const root = import.meta.dirname;
const nameOf = (dir: string) => dir.split('/')[1] ?? '';

const sources = (dir: string) =>
  readdirSync(join(root, dir, 'src'), { recursive: true })
    .map(String)
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|contract|fixture)\.tsx?$/.test(file))
    .map((file) => join(dir, 'src', file))
    .sort();

const importsOf = (file: string) =>
  ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true).importedFiles.map((imported) => imported.fileName);

/** What is wrong with one import; undefined when it is allowed. */
function fault(dir: string, file: string, name: string, declared: readonly string[]): string | undefined {
  const own = plan[dir] as Package;
  const [, target] = /^@touchstone\/([^/]+)/.exec(name) ?? [];
  if (target !== undefined) {
    if (!own.mayImport.includes(target)) return `${dir} may not import ${target}`;
    if (!declared.includes(`@touchstone/${target}`)) return `${dir}/package.json does not declare @touchstone/${target}`;
    return undefined;
  }
  if (!name.startsWith('.')) {
    const library = name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/');
    if (own.pure === true && !(own.libraries ?? []).includes(library)) return `${dir} is pure and floorplan.json does not name ${library}`;
    if (!name.startsWith('node:') && !declared.includes(library)) return `${dir}/package.json does not declare ${library}`;
    return undefined;
  }
  const [from, into] = [roomOf(file, dir), roomOf(relative(root, join(root, file, '..', name)), dir)];
  const isShared = into !== undefined && (own.sharedRooms ?? []).includes(into);
  return from !== undefined && into !== undefined && from !== into && !isShared ? `${from} may not reach into ${into}` : undefined;
}

/** The detector or format that a file belongs to, where the package keeps its rooms apart. */
function roomOf(file: string, dir: string): string | undefined {
  const rooms = plan[dir]?.rooms;
  if (rooms === undefined) return undefined;
  const prefix = `${join(dir, rooms.replace('/*', ''))}/`;
  const rest = file.startsWith(prefix) ? file.slice(prefix.length) : '';
  return rest.includes('/') ? rest.split('/')[0] : undefined;
}

const declaredBy = (dir: string): string[] => {
  const manifest = JSON.parse(readFileSync(join(root, dir, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
  return Object.keys({ ...manifest['dependencies'], ...manifest['peerDependencies'] });
};

describe.each(Object.keys(plan))('%s', (dir) => {
  const declared = declaredBy(dir);
  const files = sources(dir);

  test('has sources', () => expect(files.length).toBeGreaterThan(0));

  test('imports only what the floor plan allows', () => {
    const faults = files.flatMap((file) =>
      importsOf(file)
        .flatMap((name) => fault(dir, file, name, declared) ?? [])
        .map((what) => `${file}: ${what}`),
    );
    expect(faults).toEqual([]);
  });

  test('imports only from floors below', () => {
    const own = plan[dir] as Package;
    const above = own.mayImport.filter((name) => {
      const target = Object.entries(plan).find(([other]) => nameOf(other) === name);
      return target === undefined || target[1].floor >= own.floor;
    });
    expect(above).toEqual([]);
  });
});

test('every package has its place in the plan', () => {
  const dirs = ['packages', 'apps'].flatMap((top) => readdirSync(join(root, top)).map((name) => `${top}/${name}`));
  expect(dirs.filter((dir) => existsSync(join(root, dir, 'package.json'))).sort()).toEqual(Object.keys(plan).sort());
});

test('pure packages are compiled without the types of any machine', () => {
  for (const [dir, own] of Object.entries(plan)) {
    const config = JSON.parse(readFileSync(join(root, dir, 'tsconfig.json'), 'utf8')) as {
      compilerOptions?: { types?: string[]; lib?: string[] };
    };
    if (own.pure === true) expect([dir, config.compilerOptions?.types ?? [], config.compilerOptions?.lib]).toEqual([dir, [], undefined]);
  }
});

describe('the lock itself', () => {
  test.each([
    ['packages/formats', 'packages/formats/src/dex/a.ts', 'node:fs', 'packages/formats is pure and floorplan.json does not name node:fs'],
    ['packages/formats', 'packages/formats/src/dex/a.ts', '@touchstone/facts', 'packages/formats may not import facts'],
    ['packages/formats', 'packages/formats/src/dex/a.ts', '../zip/index.ts', 'dex may not reach into zip'],
    ['packages/facts', 'packages/facts/src/detectors/a/detector.ts', '../b/words.ts', 'a may not reach into b'],
    ['packages/facts', 'packages/facts/src/detectors/a/detector.ts', '../../detector.ts', undefined],
    ['packages/kernel', 'packages/kernel/src/a.ts', 'yaml', 'packages/kernel is pure and floorplan.json does not name yaml'],
  ])('%s: %s importing %s', (dir, file, name, expected) => {
    expect(fault(dir, file, name, declaredBy(dir))).toBe(expected);
  });
});
