import { enableCompileCache } from 'node:module';

enableCompileCache();
process.stdout.on('error', endWithoutReader);
process.stderr.on('error', () => {}); // nobody reads it: nothing left to tell

const { runCli } = await import('./run-cli.ts');
process.exitCode = await runCli(process.argv.slice(2), { cwd: process.cwd(), stdout: process.stdout, stderr: process.stderr });

/** The reader has gone (`| head`): end quietly. What cannot be written for another reason is said; it is no finding. */
function endWithoutReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`touchstone: 无法输出 / cannot write the output: ${error.code ?? error.message}\n`);
  process.exit(2);
}
