import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Account } from './account.ts';

const INDEX = new URL('./index.ts', import.meta.url).href;

/** Another process of ours that opened the server, as the tests see it. */
export interface Other {
  readonly process: ChildProcess;
  /** Process number of the server that it has. */
  readonly server: number;
  /** `close` closes and ends; `exit` ends without closing. */
  tell(what: 'close' | 'exit'): Promise<void>;
}

/** Starts a Node process that opens the server on `folder`, as `account` when given. */
export async function otherProcess(folder: string, account?: Account): Promise<Other> {
  const code = `
    import { openServer } from ${JSON.stringify(INDEX)};
    const server = await openServer({ folder: ${JSON.stringify(folder)}, keepRunning: false });
    console.log(server.pid());
    process.stdin.once('data', async (data) => {
      if (String(data).startsWith('close')) await server.close();
      process.exit(0);
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    ...account,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    process: child,
    server: Number(line),
    async tell(what) {
      child.stdin.write(`${what}\n`);
      await once(child, 'exit');
    },
  };
}
