import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite';
import { thirdPartyLicenses } from './third-party-licenses.ts';

/** Smaller than a packet: nothing is won. */
const WORTH_BYTES = 1400;
const TEXT = /\.(js|css|svg|json|wasm)$/;
/** The last two steps would take ten times as long for two hundredths of the size. */
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 9 };

/** Their packages hold no text of the licence that they name; all are MIT. */
const ONLY_NAMED: ReadonlySet<string> = new Set(['@ant-design/icons-svg', 'is-mobile']);

export interface BuiltConsole {
  readonly files: number;
  /** Of everything, as a browser without compression would load it. */
  readonly sizeBytes: number;
}

/**
 * Builds the console from `<root>/apps/console`, each text beside its compressed forms, and puts it in the place of `folder`, whole:
 * whoever serves that folder serves the old one or the new one.
 *
 * @throws Error with Vite's words
 */
export async function buildConsole(root: string, folder: string): Promise<BuiltConsole> {
  const [fresh, old] = [`${folder}.new-${process.pid}`, `${folder}.old-${process.pid}`];
  mkdirSync(dirname(folder), { recursive: true });
  try {
    const built = await buildInto(root, fresh);
    moveAside(folder, old);
    renameSync(fresh, folder);
    return built;
  } finally {
    for (const path of [fresh, old]) rmSync(path, { recursive: true, force: true });
  }
}

async function buildInto(root: string, folder: string): Promise<BuiltConsole> {
  const libraries = new Set<string>();
  await asForUsers(() =>
    build({
      configFile: join(root, 'apps/console/vite.config.ts'),
      logLevel: 'error',
      mode: 'production',
      plugins: [noting(libraries)],
      worker: { plugins: () => [noting(libraries)] },
      build: { outDir: folder },
    }),
  );
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicenses(root, [...libraries].sort(), ONLY_NAMED));
  const assets = join(folder, 'assets');
  const files = readdirSync(assets).map((name) => join(assets, name));
  return { files: files.length, sizeBytes: files.reduce((sum, path) => sum + compress(path), 0) };
}

/** A test that builds has a `NODE_ENV` of its own, and would get libraries as their developers have them: half as large again. */
async function asForUsers(work: () => Promise<unknown>): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  await work().finally(() => {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  });
}

/** @returns its size */
function compress(path: string): number {
  const bytes = readFileSync(path);
  if (bytes.length >= WORTH_BYTES && TEXT.test(path)) {
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: BROTLI }));
  }
  return bytes.length;
}

function moveAside(folder: string, to: string): void {
  try {
    renameSync(folder, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Writes down which packages from outside end up in the bundle: their licences go with it. */
const noting = (libraries: Set<string>): Plugin => ({
  name: 'libraries',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
    for (const module of modules) {
      const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll(sep, '/')) ?? [];
      if (name !== undefined) libraries.add(name);
    }
  },
});
