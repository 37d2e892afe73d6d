import { Command, CommanderError } from 'commander';
import { commands } from './commands/index.ts';
import { EXIT } from './exit-code.ts';
import { displayWidth } from './help-width.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { usageWords } from './usage-words.ts';

const INTRODUCTION = '试金石 — 检测移动应用的个人信息保护与用户权益合规 / tests apps for privacy and user-rights compliance';

const EXAMPLES = `
常用 / everyday use:
  touchstone scan app.apk
      在终端阅读报告 / read the report here
  touchstone scan app.apk --format html --out r.html
      可打印的网页报告 / a page to read and print
  touchstone scan shelf/ --format json --out reports/
      整个文件夹，每个应用一份 / a whole folder, one report per app
  touchstone scan app.apk --category 网上购物
      39 类之一 / one of the 39 types of app
  touchstone scan app.apk --policy p.html --trace run.jsonl --ui shots/
      对照政策、运行与界面 / beside the policy, a run and its screens
  touchstone scan app.apk --fail-on violation
      用于流水线：有违规则以 1 退出 / for pipelines: exit 1 when there is one
  touchstone scan app.apk --depth full
      还跟踪数据流向 / where data goes, too
  touchstone record app.apk --out run/
      在测试机上记录行为 / record a run on a test phone
  touchstone diff old.apk new.apk
      两个版本之间 / between two versions
  touchstone lists report.json --out lists/
      双清单草稿 / drafts of the two lists
  touchstone rectify old.json new.json --out r.docx
      整改报告草稿 / draft of a rectification report
  touchstone explain 164-01.2
      条款、依据与整改 / a clause, its basis and remedy
  touchstone rules guide 164-01.2
      合规指引：怎么改、示例 / guidance: how to put it right, examples
  touchstone policy classify --lines sentences.txt
      政策语句分类 / kinds of statement, sentence by sentence
  touchstone score suite/ --truth suite/truth.tsv
      以标准答案评测数据流 / score data flows against known answers

每个命令的选项 / options of a command: touchstone scan --help`;

/**
 * Runs one command line.
 * @returns the exit code: 0 done, 1 --fail-on met, 2 usage, 3 some input unreadable, 4 our own fault
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode: number = EXIT.done;
  const program = new Command('touchstone')
    .description(INTRODUCTION)
    .addHelpText('after', EXAMPLES)
    .configureHelp({ displayWidth })
    .version('0.1.0', '-V, --version', '版本 / version')
    .helpOption('-h, --help', '帮助 / help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.stdout.write(text), writeErr: (text) => terminal.stderr.write(text) });
  const asked = Object.keys(commands).filter((name) => name === args[0]);
  for (const name of asked.length > 0 ? asked : Object.keys(commands)) {
    const define = await commands[name]?.();
    define?.(program, async (run) => {
      exitCode = await run(terminal);
    });
  }
  program.configureOutput({ outputError: (text, write) => write(usageWords(text, '')) });
  for (const command of program.commands) inheritBehaviour(command, '');

  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error instanceof UsageError || (error instanceof Error && error.name === 'ScanOptionError')) {
      terminal.stderr.write(`touchstone: ${error.message}\n`);
      return EXIT.usage;
    }
    terminal.stderr.write(
      `touchstone: 内部错误，请报告 / a fault of ours, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return EXIT.ourFault;
  }
}

/** Sub-commands end by throwing as well, write where the program writes, and speak both languages. */
function inheritBehaviour(command: Command, parent: string): void {
  const name = `${parent} ${command.name()}`.trim();
  command
    .exitOverride()
    .configureHelp({ displayWidth })
    .helpOption('-h, --help', '帮助 / help')
    .configureOutput({ outputError: (text, write) => write(usageWords(text, name)) });
  if (command.commands.length === 0) return;
  command.helpCommand('help [command]', '一个命令的帮助 / help of a command');
  for (const one of command.commands) inheritBehaviour(one, name);
}
