import { join, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { builtFiles, ENTRIES } from './entries.ts';

export interface Bundled {
  /** Names of the packages from outside that were bundled in, sorted. */
  readonly libraries: readonly string[];
}

/** Chunks with a name of their own; the others are named after a file in them. */
const CHUNKS = [
  { name: 'kernel', test: /packages[\\/]kernel[\\/]/, priority: 1 },
  { name: 'knowledge', test: /packages[\\/]knowledge[\\/]/ },
  { name: 'ports-node', test: /packages[\\/]ports-node[\\/]/ },
  { name: 'ports-js', test: /packages[\\/]ports-js[\\/]|node_modules[\\/]@noble[\\/]/ },
];

/**
 * Bundles every entry in one go, so that Node, browser and parsers share their chunks.
 *
 * Rules and data are a chunk of their own: who imports only a parser leaves them behind.
 */
export async function bundle(root: string, out: string): Promise<Bundled> {
  const source = join(root, 'packages/scan-core/src');
  const inputs = ENTRIES.flatMap((entry) => Object.entries(builtFiles(entry)));
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(inputs.map(([name, file]) => [name, join(source, `${file}.ts`)])),
    external: /^node:/,
    platform: 'neutral',
    treeshake: { moduleSideEffects: false },
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  try {
    const { output } = await build.write({
      dir: out,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name].js',
      codeSplitting: { groups: CHUNKS },
    });
    const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
    const outside = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.imports : [])).filter((name) => !/^node:|\.js$/.test(name));
    if (outside.length > 0) throw new Error(`not bundled: ${outside.join(', ')}`);
    return { libraries: [...new Set(modules.flatMap(libraryOf))].sort() };
  } finally {
    await build.close();
  }
}

function libraryOf(module: string): string[] {
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll(sep, '/')) ?? [];
  return name === undefined ? [] : [name];
}
