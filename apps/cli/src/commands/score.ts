import { readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, resolve, sep } from 'node:path';
import { createScanPool, type FlowAnswer, type ScanPool } from '@touchstone/scan-pool';
import { InvalidArgumentError } from 'commander';
import { EXIT } from '../exit-code.ts';
import { startProgress } from '../outputs/progress.ts';
import { readTruth } from '../scoring/read-truth.ts';
import { scoreApp } from '../scoring/score.ts';
import { type ScoredApp, scoreTable } from '../scoring/score-table.ts';
import { TruthError, type TruthRow } from '../scoring/truth.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { DefineCommand } from './command.ts';
import { withLang } from './rules.ts';

interface ScoreFlags {
  readonly truth: string;
  readonly jobs: number;
  readonly timeout: number;
  readonly lang: 'zh' | 'en';
}

export const scoreCommand: DefineCommand = (program, start) => {
  withLang(
    program
      .command('score')
      .description('以标准答案评测数据流检测 / score the data flows found in a folder of apps against a truth file')
      .argument('<dir>', '应用所在文件夹 / folder with the apps')
      .requiredOption('--truth <file>', '标准答案：TSV 或 JSON / the truth: TSV or JSON')
      .option('--jobs <n>', '并行进程数，默认每核一个 / processes at once, default one per core', wholeNumber, availableParallelism())
      .option('--timeout <s>', '每个应用的时限（秒） / seconds for one app', wholeNumber, 180),
  )
    .addHelpText('after', HELP)
    .action((dir: string, flags: ScoreFlags) => start((terminal) => score(dir, flags, terminal)));
};

const HELP = `
标准答案 / truth file:
  TSV   列 apk（DIR 下的路径）与 expected_leaks，可加 category；
        无 category 时取 apk 的首个文件夹
        columns apk (a path below DIR) and expected_leaks, optional category
        (else the first folder of apk)
  JSON  [{"apk": "a.apk", "category": "x", "flows": [
          {"source": {"method": "…", "in": "…"},
           "sink": {"method": "…", "in": "…"}}]}]
        方法可写作 / methods as:
        Lcls;->name(sig)ret · <cls: ret name(args)> · cls.name

发现数为不同的（源语句，汇语句）对；未能检测的应用列出并按 0 条计。
found = distinct pairs of source and sink statements; TP = min(found,
expected), FP and FN what is above and below; failed apps count as 0.
末行如 / the last line reads like: P 0.894 R 0.771 F1 0.828

  touchstone score suite/ --truth suite/expected.tsv`;

async function score(dir: string, flags: ScoreFlags, { cwd, stdout, stderr }: Terminal): Promise<number> {
  const folder = resolve(cwd, dir);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw new UsageError(`不是文件夹 / no folder: ${dir}`);
  const rows = truthIn(resolve(cwd, flags.truth), flags.truth);
  const progress = startProgress(rows.length, stderr);
  const pool = createScanPool(Math.min(flags.jobs, rows.length));
  const answers = new Map<string, Promise<FlowAnswer>>();
  const below = readdirSync(folder, { recursive: true }).map(String);
  try {
    const scored = await Promise.all(
      rows.map(async (row): Promise<ScoredApp> => {
        const path = pathIn(folder, row.apk, below);
        const answer = await answerOnce(answers, pool, path, flags.timeout * 1_000);
        progress.step(row.apk);
        const { flows, failure, isPartial } = answer;
        return { ...row, score: scoreApp(row, failure === undefined ? flows : []), failure, isPartial };
      }),
    ).finally(() => progress.stop());
    stdout.write(scoreTable(scored, flags.lang));
    return EXIT.done;
  } finally {
    await pool.close();
  }
}

function truthIn(path: string, given: string): readonly TruthRow[] {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new UsageError(`找不到标准答案 / no such truth file: ${given}`);
  try {
    return readTruth(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof TruthError)) throw error;
    throw new UsageError(`${given}: ${error.message}`);
  }
}

/**
 * Where an app of the truth is: at its path, with the extension that may be left out, or else the only file of its name below the
 * folder. Undefined for a path that leads out of the folder, or to nothing.
 */
function pathIn(folder: string, apk: string, below: readonly string[]): string | undefined {
  const names = [apk, `${apk}.apk`];
  const exact = names.map((name) => resolve(folder, name)).find((path) => path.startsWith(folder + sep) && isFile(path));
  if (exact !== undefined) return exact;
  const alike = below.filter((name) => names.some((one) => basename(name) === basename(one)) && isFile(resolve(folder, name)));
  return alike.length === 1 ? resolve(folder, alike[0] ?? '') : undefined;
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** An app that has several rows is scanned once. */
function answerOnce(
  answers: Map<string, Promise<FlowAnswer>>,
  pool: ScanPool,
  path: string | undefined,
  timeoutMs: number,
): Promise<FlowAnswer> {
  if (path === undefined) return Promise.resolve({ flows: [], isPartial: false, failure: 'file/not-found' });
  const answer = answers.get(path) ?? pool.flows(path, timeoutMs);
  answers.set(path, answer);
  return answer;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('需要正整数 / a positive whole number');
  return value;
}
