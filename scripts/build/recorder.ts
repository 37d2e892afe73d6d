import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { knowledge } from '../../packages/knowledge/src/index.ts';
import { hookTable } from '../../packages/recorder-agent/src/index.ts';

const TABLE = /packages[\\/]recorder-agent[\\/]src[\\/]compiled-table\.ts$/;

/**
 * The agent of `touchstone record` as one script for Frida's runtimes (QuickJS and V8), with the table of hooks compiled from the API table.
 * Same sources and data, same text.
 */
export async function bundleRecorder(root: string): Promise<string> {
  const build = await rolldown({
    cwd: root,
    input: join(root, 'packages/recorder-agent/src/agent.ts'),
    platform: 'neutral',
    transform: { target: 'es2020' },
    plugins: [
      {
        name: 'hook-table',
        load: (id) => (TABLE.test(id) ? `export const table = ${JSON.stringify(hookTable(knowledge))};` : null),
      },
    ],
    onLog(level, log) {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  try {
    const { output } = await build.generate({ format: 'iife', comments: false });
    const [chunk] = output;
    if (output.length !== 1) throw new Error('the agent must be one file');
    return chunk.code;
  } finally {
    await build.close();
  }
}
