import { join, resolve } from 'node:path';
import { type ListFormat, writeLists } from '@touchstone/documents';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import { createScanPool } from '@touchstone/scan-pool';
import { InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../exit-code.ts';
import { reportOf } from '../inputs/report-of.ts';
import { folderName } from '../outputs/folder-name.ts';
import { writeReport } from '../outputs/write-report.ts';
import type { Terminal } from '../terminal.ts';
import type { DefineCommand } from './command.ts';
import { withLang } from './rules.ts';

interface ListsFlags {
  readonly out: string;
  readonly format: readonly ListFormat[];
  readonly lang: 'zh' | 'en';
}

const FORMATS: readonly ListFormat[] = ['html', 'docx', 'xlsx'];

export const listsCommand: DefineCommand = (program, start) => {
  withLang(
    program
      .command('lists')
      .description(
        '双清单草稿：已收集清单、与第三方共享清单 / drafts of the two lists of personal information: collected, shared with third parties',
      )
      .argument('<inputs...>', 'JSON 报告或安装包 / JSON reports or APKs')
      .requiredOption('--out <dir>', '写入的文件夹 / folder to write to')
      .addOption(
        new Option('--format <formats>', '格式，逗号分隔 / formats, separated by commas')
          .default(FORMATS, 'html,docx,xlsx')
          .argParser(formatsOf),
      ),
  )
    .addHelpText('after', HELP)
    .action((inputs: readonly string[], flags: ListsFlags) => start((terminal) => lists(inputs, flags, terminal)));
};

const UNREADABLE = {
  zh: '不是可读的安装包或 JSON 报告，没有可列的内容',
  en: 'neither an app nor a JSON report that can be read: nothing to list',
} as const;

const HELP = `
清单来自报告的事实；不知道的留“待填写”，推测的标“请核实”。
evidence.xlsx 与 XLSX 的第二张表是内部依据，请勿公布。
The lists come from the facts of the report; what is not known stays blank,
what is only likely is marked. evidence.xlsx and the second sheet of the
workbooks are internal and not for publication.

  touchstone scan app.apk --policy p.html --trace run.jsonl \\
    --format json --out report.json
  touchstone lists report.json --out lists/`;

async function lists(inputs: readonly string[], { out, format, lang }: ListsFlags, { cwd, stderr }: Terminal): Promise<number> {
  const pool = createScanPool(Math.min(2, inputs.length));
  try {
    let unreadable = 0;
    const taken = new Set<string>();
    for (const input of inputs) {
      const report = await reportOf(input, pool, cwd);
      const files = await writeLists(report, format, { lang, knowledge, ruleSet });
      if (files.length === 0) {
        unreadable += 1;
        stderr.write(`✗ ${input} — ${UNREADABLE[lang]}\n`);
        continue;
      }
      const folder = inputs.length === 1 ? resolve(cwd, out) : resolve(cwd, out, folderName(report.file, taken));
      for (const { name, content } of files) writeReport(join(folder, name), content);
      stderr.write(`✓ ${input} → ${folder}: ${files.map(({ name }) => name).join(', ')}\n`);
    }
    return unreadable > 0 ? EXIT.unreadable : EXIT.done;
  } finally {
    await pool.close();
  }
}

function formatsOf(text: string): readonly ListFormat[] {
  const wanted = text.split(',').map((format) => format.trim());
  const unknown = wanted.filter((format) => !FORMATS.some((known) => known === format));
  if (unknown.length > 0) throw new InvalidArgumentError(`可选 / choose from: ${FORMATS.join(', ')}`);
  return FORMATS.filter((format) => wanted.includes(format));
}
