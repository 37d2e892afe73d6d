import { Presets, SingleBar } from 'cli-progress';
import type { Terminal } from '../terminal.ts';

export interface Progress {
  /** One more app is done. */
  step(name: string): void;
  stop(): void;
}

const SILENT: Progress = { step() {}, stop() {} };

/** A bar on a terminal for more than one app; nothing in logs. */
export function startProgress(total: number, stderr: Terminal['stderr']): Progress {
  if (stderr.isTTY !== true || total < 2) return SILENT;
  const bar = new SingleBar(
    {
      format: '{bar} {value}/{total} · {eta_formatted} · {name}',
      stream: stderr as NodeJS.WritableStream,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0, { name: '' });
  return { step: (name) => bar.increment(1, { name }), stop: () => bar.stop() };
}
