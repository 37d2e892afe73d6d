import { constants } from 'node:fs';
import { chmod, copyFile, cp, mkdir, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type EngineDescription, RESULT_LIMITS } from '@touchstone/domain/engine';
import type { Engine, EngineAnswer, EngineTask, RunContext } from '../engine.ts';
import { readBounded } from './read-bounded.ts';
import { type CommandEnd, runCommand } from './run-command.ts';

/** Version of what lies in the input folder. */
export const TASK_SCHEMA = 'touchstone-task/1';

export interface CommandEngineOptions {
  readonly description: EngineDescription;
  /** Absolute path. */
  readonly program: string;
  /** `{input}` and `{output}` stand for the folders. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * An engine that is a program: it finds `task.json`, the artifact and its inputs in an input folder and writes `result.json` into an output
 * folder. It gets a clean environment, no shell, bounded memory, time and output. Exit 0 with a result is an answer; exit 0
 * without one, and any other exit, is a failure.
 */
export function commandEngine({ description, program, args, env }: CommandEngineOptions): Engine {
  return {
    description,
    async run(task, context) {
      const { input, output } = await layOut(task, description, context);
      const end = await runCommand({
        program,
        args: args.map((arg) => arg.replaceAll('{input}', input).replaceAll('{output}', output)),
        cwd: context.folder,
        env: { ...env, TOUCHSTONE_INPUT: input, TOUCHSTONE_OUTPUT: output },
        signal: context.signal,
        memoryBytes: context.limits.memoryBytes,
        outputBytes: context.limits.outputBytes,
      });
      return answerOf(end, join(output, 'result.json'), context);
    },
  };
}

/** The engine gets copies: it may do with them what it likes. Names are ours, so that none can be a path or an option. */
async function layOut(task: EngineTask, { id, version, ruleSet }: EngineDescription, { folder }: RunContext) {
  const [input, output] = [join(folder, 'input'), join(folder, 'output')];
  await mkdir(join(input, 'inputs'), { recursive: true });
  await mkdir(output);
  const file = `artifact${safeExtension(task.artifact.fileName)}`;
  await copy(task.artifact.path, join(input, file));
  const inputs = await Promise.all(
    task.inputs.map(async ({ kind, path, fileName, sha256 }, i) => {
      const name = `inputs/${i}-${kind}${safeExtension(fileName)}`;
      await copy(path, join(input, name));
      return { kind, file: name, fileName, sha256 };
    }),
  );
  const { path: _, ...artifact } = task.artifact;
  const json = {
    schema: TASK_SCHEMA,
    engine: { id, version, ruleSet },
    artifact: { ...artifact, file },
    inputs,
    config: task.config,
    configHash: task.configHash,
  };
  await writeFile(join(input, 'task.json'), JSON.stringify(json, null, 2));
  return { input, output };
}

const safeExtension = (fileName: string) => /^\.[a-z0-9]{1,8}$/i.exec(extname(fileName))?.[0].toLowerCase() ?? '';

async function copy(from: string, to: string): Promise<void> {
  if ((await stat(from)).isDirectory()) return cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  await chmod(to, 0o444);
}

async function answerOf(end: CommandEnd, path: string, { signal, limits }: RunContext): Promise<EngineAnswer> {
  signal.throwIfAborted();
  if (end.how !== 'exited' || end.code !== 0) return failed(end);
  const bytes = await readBounded(path, Math.min(limits.outputBytes, RESULT_LIMITS.characters));
  if (typeof bytes === 'string') return { outcome: 'FAILED', result: null, errorClass: `result-${bytes}`, message: lastWords(end) };
  try {
    const result = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { outcome: result?.outcome, result };
  } catch {
    return { outcome: 'FAILED', result: null, errorClass: 'result-not-json', message: lastWords(end) };
  }
}

/** A program that did not come to its end by itself. */
export const failed = (end: CommandEnd): EngineAnswer => ({
  outcome: 'FAILED',
  result: null,
  errorClass: end.how === 'exited' ? 'exit-code' : `program-${end.how}`,
  message: `${end.how === 'exited' ? `exit ${end.code}` : end.how}: ${lastWords(end)}`,
});

const LAST_WORDS = 1_000;
const lastWords = ({ stderr, stdout }: CommandEnd) => (stderr.length > 0 ? stderr : stdout).toString('utf8').slice(-LAST_WORDS).trim();
