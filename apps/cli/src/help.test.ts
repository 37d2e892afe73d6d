import { expect, test } from 'vitest';
import { displayWidth } from './help-width.ts';
import { runCli } from './run-cli.ts';

/** What a command line prints on a terminal of 80 columns. */
async function printed(...args: string[]): Promise<string> {
  let text = '';
  const stream = { write: (part: string) => (text += part) };
  await runCli(args, { cwd: '/', stdout: stream, stderr: stream });
  return text;
}

test.each([
  [],
  ['scan'],
  ['record'],
  ['score'],
  ['diff'],
  ['lists'],
  ['rectify'],
  ['explain'],
  ['policy'],
  ['policy', 'classify'],
  ['rules'],
  ['rules', 'list'],
  ['rules', 'show'],
  ['rules', 'test'],
  ['rules', 'coverage'],
  ['rules', 'guide'],
  ['sdks'],
  ['sdks', 'list'],
  ['sdks', 'show'],
  ['start'],
  ['init'],
  ['worker'],
  ['backup'],
  ['restore'],
  ['audit'],
  ['cases'],
  ['check-store'],
  ['bundle'],
  ['bundle', 'make'],
  ['bundle', 'check'],
  ['bundle', 'import'],
  ['doctor'],
])('%j: the help fits 80 columns and speaks both languages', async (...command) => {
  const help = await printed(...command.flat(), '--help');
  expect(help).toContain('帮助 / help');
  expect(help.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
});
