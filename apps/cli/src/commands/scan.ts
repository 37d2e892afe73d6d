import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { createScanPool, type ScanJob, type Summary } from '@touchstone/scan-pool';
import { InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../exit-code.ts';
import { evidencePaths } from '../inputs/evidence-paths.ts';
import { type AppInput, findInputs } from '../inputs/find-inputs.ts';
import { groupSplits } from '../inputs/group-splits.ts';
import { batchSummary, type Done, evidenceWarnings } from '../outputs/batch-summary.ts';
import { type Format, outputPath } from '../outputs/output-path.ts';
import { startProgress } from '../outputs/progress.ts';
import { writeReport } from '../outputs/write-report.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { checkScanOptions } from './check-scan-options.ts';
import type { DefineCommand } from './command.ts';

interface ScanFlags {
  readonly category?: string;
  readonly format: Format;
  readonly out?: string;
  readonly jobs: number;
  readonly lang: 'zh' | 'en';
  readonly asOf?: string;
  readonly minSdk?: number;
  readonly failOn?: FailOn;
  readonly splits: boolean;
  readonly depth: 'standard' | 'full';
  readonly policy?: string;
  readonly trace?: readonly string[];
  readonly har?: readonly string[];
  readonly pcap?: readonly string[];
  readonly keylog?: string;
  readonly ui?: string;
  readonly guide?: string;
}

type FailOn = 'violation' | 'suspected' | 'problem';

const fails: Readonly<Record<FailOn, (summary: Summary) => boolean>> = {
  violation: (summary) => summary.violations > 0,
  suspected: (summary) => summary.violations > 0 || summary.suspected > 0,
  problem: (summary) => summary.problems > 0 || summary.violations > 0 || summary.suspected > 0,
};

export const scanCommand: DefineCommand = (program, start) => {
  program
    .command('scan')
    .description('检测应用：安装包、容器、文件夹或通配符 / scan apps: APK, .apks .xapk .apkm, a folder or a glob')
    .argument('<inputs...>', 'FILE | DIR | GLOB')
    .option('--category <type>', '39 类应用类型：1–39、名称或别名 / which of the 39 types of app: number, name or alias')
    .addOption(new Option('--format <format>', '输出格式 / format').choices(['text', 'json', 'sarif', 'html']).default('text'))
    .option('--out <path>', '写入文件（单个输入）或文件夹 / a file (one input) or a folder')
    .option('--jobs <n>', '并行进程数，默认每核一个 / processes at once, default one per core', positiveInteger, availableParallelism())
    .addOption(new Option('--lang <lang>', '报告语言 / language').choices(['zh', 'en']).default('zh'))
    .option('--as-of <date>', '适用哪一天的规定，默认规则集发布日 / law of that day, default the rule set’s release')
    .option('--min-sdk <n>', '签名校验的最低系统版本 / lowest API level of the signature verdict', positiveInteger)
    .addOption(new Option('--fail-on <level>', '发现时以 1 退出 / exit 1 when there is any').choices(['violation', 'suspected', 'problem']))
    .addOption(
      new Option('--depth <depth>', '检测深度；full 还跟踪数据流向，较慢 / how deep; full also follows where data goes, slower')
        .choices(['standard', 'full'])
        .default('standard'),
    )
    .option(
      '--policy <file|address>',
      '隐私政策：HTML、PDF、DOCX、TXT、MD 或网址；默认用包内的政策 / the policy; default the one inside the package',
    )
    .option('--trace <file...>', '运行日志：本平台约定、Camille、AppScan、Frida、appops / logs of a run')
    .option('--har <file...>', '流量：HAR / traffic')
    .option('--pcap <file...>', '流量：PCAP、PCAPNG / captures')
    .option('--keylog <file>', '解密流量用的密钥日志（SSLKEYLOGFILE） / key log for the captures')
    .option('--ui <dir>', '界面证据：截图、录屏、uiautomator 元素树 / folder of screenshots and trees')
    .option('--guide <dir|address>', '网页报告链接到此处的合规指引（rules guide --out 所写） / pages link to the guidance there')
    .option('--no-splits', '不把同一文件夹的拆分包合为一个应用 / do not join the splits of a folder into one app')
    .addHelpText('after', HELP)
    .action((inputs: readonly string[], flags: ScanFlags) => start((terminal) => scan(inputs, flags, terminal)));
};

const HELP = `
退出码 / exit codes: 0 完成 done · 1 --fail-on · 2 用法 usage
  3 有输入无法读取 some input unreadable · 4 程序故障 our fault
多个输入且不带 --out：text 依次输出，json 每行一份
  several inputs without --out: texts one after the other, JSON one a line
政策、日志、流量、界面的格式见 docs/trace-contract.md、docs/ui-evidence.md
  what logs, traffic and screens must look like is told there

  touchstone scan app.apk --lang en
  touchstone scan 'shelf/**/*.apk' --format json --out reports/ --jobs 4
  touchstone scan app.apk --format html --out r.html --guide guide/
  touchstone scan app.apk --format sarif --out app.sarif --fail-on violation
  touchstone scan app.apk --policy p.html --trace run.jsonl --har run.har \\
    --ui shots/ --category 网上购物`;

async function scan(args: readonly string[], flags: ScanFlags, terminal: Terminal): Promise<number> {
  await checkScanOptions(flags);
  const found = findInputs(args, terminal.cwd);
  const pool = createScanPool(Math.min(flags.jobs, found.length));
  try {
    const inputs = flags.splits ? await groupSplits(found, pool.peek) : found;
    const isOneFile =
      args.length === 1 && statSync(resolve(terminal.cwd, args[0] ?? ''), { throwIfNoEntry: false })?.isDirectory() === false;
    if (flags.out === undefined && inputs.length > 1) checkStreamable(flags.format);
    const evidence = evidencePaths(flags, inputs.length, terminal.cwd);
    const guidance = flags.guide === undefined ? undefined : await guideLinksTo(flags.guide, terminal.cwd);
    const progress = startProgress(inputs.length, terminal.stderr);
    const inOrder = orderedWriter((text) => terminal.stdout.write(text));
    const unwritten: UsageError[] = [];
    const scanOne = async (input: AppInput, i: number): Promise<Done> => {
      const path = outputPath(flags.out, input.name, flags.format, isOneFile, terminal.cwd);
      const guideLink = guidance?.(path);
      const { output, summary } = await pool.scan({
        ...jobOf(input, flags),
        ...(evidence === undefined ? {} : { evidence }),
        ...(guideLink === undefined ? {} : { guideLink }),
      });
      try {
        if (path !== undefined) writeReport(path, output);
        else inOrder(i, inputs.length > 1 && flags.format === 'json' ? oneLine(output) : output);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        unwritten.push(error);
      }
      progress.step(input.name);
      return { name: input.name, path, summary };
    };
    const done = await Promise.all(inputs.map(scanOne)).finally(() => progress.stop());
    if (flags.out !== undefined) terminal.stderr.write(batchSummary(done, flags.lang));
    terminal.stderr.write(evidenceWarnings(done));
    if (unwritten[0] !== undefined) throw unwritten[0];
    return exitCode(
      done.map(({ summary }) => summary),
      flags.failOn,
    );
  } finally {
    await pool.close();
  }
}

/** Documents are loaded only here: a scan without guidance does not need them. */
async function guideLinksTo(guide: string, cwd: string): Promise<(report: string | undefined) => string> {
  const { guideLinks } = await import('../outputs/guide-links.ts');
  return guideLinks(guide, cwd);
}

/** JSON reports of several apps are JSON Lines and texts follow each other; pages and SARIF logs cannot be joined. */
function checkStreamable(format: Format): void {
  if (format === 'html' || format === 'sarif') {
    throw new UsageError(`多个输入的 ${format} 报告请用 --out 指定文件夹 / ${format} reports of several apps need --out FOLDER`);
  }
}

const oneLine = (json: string) => `${JSON.stringify(JSON.parse(json))}\n`;

/** Writes texts in the order of their numbers, each as soon as all before it are there. */
function orderedWriter(write: (text: string) => void): (i: number, text: string) => void {
  const waiting = new Map<number, string>();
  let next = 0;
  return (i, text) => {
    waiting.set(i, text);
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      waiting.delete(next++);
      write(ready);
    }
  };
}

const jobOf = (input: AppInput, flags: ScanFlags): ScanJob => ({
  paths: input.paths,
  format: flags.format,
  lang: flags.lang,
  options: {
    name: input.name,
    ...(flags.depth === 'full' ? { depth: 'full' as const } : {}),
    ...(flags.category === undefined ? {} : { category: flags.category }),
    ...(flags.asOf === undefined ? {} : { asOf: flags.asOf }),
    ...(flags.minSdk === undefined ? {} : { minSdk: flags.minSdk }),
  },
});

/** Unreadable input outweighs --fail-on: what could not be tested must not look like a mere finding. */
function exitCode(summaries: readonly Summary[], failOn: FailOn | undefined): number {
  if (summaries.some(({ isReadable, isEvidenceUnused }) => !isReadable || isEvidenceUnused)) return EXIT.unreadable;
  return failOn !== undefined && summaries.some(fails[failOn]) ? EXIT.failOn : EXIT.done;
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('需要正整数 / a positive whole number');
  return value;
}
