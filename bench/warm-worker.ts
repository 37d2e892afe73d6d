import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { childEnvironment, childFlags } from '@touchstone/scan-pool';

const HEAP_MIB = 2_048;

/** A process that scans the benchmark set once whenever it is asked to, with the flags of the pool's children. */
export class WarmWorker {
  readonly #child: ChildProcess;
  rssMiB = 0;

  constructor(mode: 'core' | 'full', files: readonly string[]) {
    const options = { execArgv: childFlags(HEAP_MIB), env: childEnvironment() };
    this.#child = fork(join(import.meta.dirname, 'ours.ts'), [mode, ...files], options);
  }

  /** CPU seconds for each file. */
  async round(): Promise<readonly number[]> {
    this.#child.send('go');
    const [{ times, rssMiB }] = (await once(this.#child, 'message')) as [{ times: number[]; rssMiB: number }];
    this.rssMiB = rssMiB;
    return times.map((ms) => ms / 1000);
  }

  end(): void {
    this.#child.disconnect();
  }
}
