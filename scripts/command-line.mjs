// Runs the command line of this checkout where the caller stands; sets the checkout up first when that is needed.
import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildConsole, setUp } from './setup.mjs';

const main = fileURLToPath(new URL('../apps/cli/src/main.ts', import.meta.url));

/**
 * In this process when its Node is new enough, else in one of the Node that set-up provides.
 * @param cwd where the caller stands: relative paths start there
 */
export async function runCommandLine(args, cwd = process.cwd()) {
  const node = setUp();
  if (args[0] === 'start') buildConsole(node);
  if (node === process.execPath) {
    process.chdir(cwd);
    process.argv = [node, main, ...args];
    await import(pathToFileURL(main).href);
    return;
  }
  const child = spawn(node, [main, ...args], { cwd, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 4)));
}
