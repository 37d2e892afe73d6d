import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keyboardTester, RecordFault, readScript, recordRun, STEPS, scriptTester, summaryText, type Tester } from '@touchstone/recorder';
import { Option } from 'commander';
import { EXIT } from '../exit-code.ts';
import { existingFile } from '../inputs/existing-file.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { DefineCommand } from './command.ts';

interface RecordFlags {
  readonly out: string;
  readonly device?: string;
  readonly script?: string;
  readonly steps?: readonly string[];
  readonly upgrade?: readonly string[];
  readonly values: 'masked' | 'hashed' | 'plain';
  readonly ownValues: 'none' | 'hashed' | 'plain';
  readonly value?: readonly string[];
  readonly reflection: boolean;
  readonly resume: boolean;
  readonly settle: string;
  readonly lang: 'zh' | 'en';
}

export const recordCommand: DefineCommand = (program, start) => {
  program
    .command('record')
    .description('在测试机上按步骤运行应用并记录行为 / lead through a run of an app on a test phone and record what it does')
    .argument('<app...>', '包名，或 APK 文件（拆分包先写 base） / a package, or APK files (base first)')
    .requiredOption('--out <dir>', '写入哪个文件夹 / folder to write')
    .option('--device <id>', '设备序列号，见 adb devices / serial number, see adb devices')
    .addOption(new Option('--steps <ids...>', '只走这些步骤 / only these steps').choices(STEPS.map(({ id }) => id)))
    .option('--script <file>', '由 YAML 文件代替测试人员 / a YAML file in the place of the tester')
    .option('--upgrade <files...>', '覆盖升级用的新版本 APK / newer APK files for the step upgrade')
    .addOption(
      new Option('--values <how>', '读到的值如何写入 / how values that were read are written')
        .choices(['masked', 'hashed', 'plain'])
        .default('masked'),
    )
    .addOption(
      new Option(
        '--own-values <how>',
        '是否读取测试机自身的标识，用于在流量中查找 / read this phone’s identifiers, to find them in traffic',
      )
        .choices(['none', 'hashed', 'plain'])
        .default('none'),
    )
    .option('--value <pair...>', '自行给出的测试值，如 phone_number=138… / a test value of your own')
    .option('--no-reflection', '不挂接反射调用（应用因此异常时用） / leave reflection alone, for apps that cannot bear it')
    .option('--resume', '接着上次未走完的步骤 / go on with an unfinished run', false)
    .addOption(new Option('--settle <seconds>', '截图前等待的秒数 / seconds before a picture').default('2'))
    .addOption(new Option('--lang <lang>', '提示语言 / language').choices(['zh', 'en']).default('zh'))
    .addHelpText('after', HELP)
    .action((apps: readonly string[], flags: RecordFlags) => start((terminal) => record(apps, flags, terminal)));
};

const HELP = `
需要 / needs:
  PATH 上的 adb 与 frida（frida-tools）；已 root 的测试机，
  运行同版本 frida-server
  adb and frida (frida-tools) on PATH; a rooted test phone that runs
  frida-server of the same version
写入 / writes:
  run.jsonl（docs/trace-contract.md）、ui/（截图、元素树、screens.jsonl）、
  summary.json、recorder.log
Ctrl-C 随时结束，已有部分可用 / Ctrl-C ends at any time, what there is can be
used

  touchstone record shop.apk --out run1/
  touchstone record cn.example.shop --out run1/ --steps first-launch agree
  touchstone scan shop.apk --trace run1/run.jsonl --ui run1/ui

退出码 / exit codes: 0 完成 done · 2 用法 usage
  3 设备或应用不可用 device or app cannot be used · 130 Ctrl-C`;

/** A package as Android takes it: at least two parts, none of them a file's ending. */
const PACKAGE = /^(?!.*\.(?:apk|apks|xapk|apkm)$)[a-z]\w*(?:\.[a-z]\w*)+$/i;
const INTERRUPTED = 130;
/** Faults that another command line cures. */
const OF_USAGE: ReadonlySet<string> = new Set(['several-devices', 'other-device', 'out-in-use', 'bad-script', 'no-tester', 'not-an-app']);

async function record(apps: readonly string[], flags: RecordFlags, terminal: Terminal): Promise<number> {
  const { cwd, stdout, stderr } = terminal;
  const [name = ''] = apps;
  const areFiles = apps.length > 1 || !PACKAGE.test(name) || existsSync(resolve(cwd, name));
  const apks = areFiles ? apps.map((app) => existingFile(app, cwd)) : [];
  const settleMs = Number(flags.settle) * 1_000;
  if (!(settleMs >= 0 && settleMs <= 60_000)) throw new UsageError(`--settle 是 0–60 的秒数 / 0–60 seconds: ${flags.settle}`);

  const unclear = flags.value?.find((pair) => !/^[a-z][a-z0-9_]*=.+$/.test(pair));
  if (unclear !== undefined) throw new UsageError(`--value 应写作 种类=值，如 phone_number=13800000000 / write KIND=VALUE: ${unclear}`);

  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    const { tester, steps } = testerOf(flags, terminal, interrupt);
    const summary = await recordRun({
      app: areFiles ? { apks } : { package: name },
      out: resolve(cwd, flags.out),
      isResumed: flags.resume,
      lang: flags.lang,
      agent: agentText(),
      chosen: { values: flags.values, reflection: flags.reflection },
      ownValues: flags.ownValues,
      toldValues: flags.value ?? [],
      tester,
      signal: interrupted.signal,
      settleMs,
      ...(flags.device === undefined ? {} : { device: flags.device }),
      ...(steps === undefined ? {} : { steps }),
      ...(flags.upgrade === undefined ? {} : { upgradeTo: flags.upgrade.map((path) => existingFile(path, cwd)) }),
    });
    stdout.write(summaryText(summary, STEPS, flags.lang));
    return interrupted.signal.aborted ? INTERRUPTED : EXIT.done;
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error;
    stderr.write(`touchstone: ${error.text[flags.lang]}\n`);
    return OF_USAGE.has(error.code) ? EXIT.usage : EXIT.unreadable;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

function testerOf(
  { script, steps, lang }: RecordFlags,
  { cwd, stderr }: Terminal,
  interrupt: () => void,
): { readonly tester: Tester; readonly steps: readonly string[] | undefined } {
  if (script !== undefined) {
    const read = readScript(readFileSync(existingFile(script, cwd), 'utf8'));
    return { tester: scriptTester(read, (text) => stderr.write(`${text}\n`)), steps: read.steps.map(({ step }) => step) };
  }
  if (!process.stdin.isTTY) throw new RecordFault('no-tester');
  return { tester: keyboardTester(process.stdin, (text) => stderr.write(text), lang, interrupt), steps };
}

/** In a checkout the agent is bundled anew, so that it is never older than the API table. */
function agentText(): string {
  const root = new URL('../../../../', import.meta.url);
  const agent = fileURLToPath(new URL('dist/recorder/agent.js', root));
  const build = fileURLToPath(new URL('scripts/build-recorder.ts', root));
  if (existsSync(build)) spawnSync(process.execPath, [build], { stdio: 'ignore' });
  if (!existsSync(agent)) throw new RecordFault('no-agent');
  return readFileSync(agent, 'utf8');
}
