import { resolve } from 'node:path';
import { rectification, rectificationDocx } from '@touchstone/documents';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import { createScanPool } from '@touchstone/scan-pool';
import { EXIT } from '../exit-code.ts';
import { reportOf } from '../inputs/report-of.ts';
import { writeReport } from '../outputs/write-report.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { DefineCommand } from './command.ts';
import { withLang } from './rules.ts';

interface RectifyFlags {
  readonly out: string;
  readonly lang: 'zh' | 'en';
}

export const rectifyCommand: DefineCommand = (program, start) => {
  withLang(
    program
      .command('rectify')
      .description('整改报告草稿：两个版本逐条对比 / draft of a rectification report from two versions, clause by clause')
      .argument('<old>', '整改前的 JSON 报告或安装包 / JSON report or APK before')
      .argument('<new>', '整改后的 JSON 报告或安装包 / JSON report or APK after')
      .requiredOption('--out <file.docx>', '写入的文件 / file to write'),
  )
    .addHelpText('after', HELP)
    .action((from: string, to: string, flags: RectifyFlags) => start((terminal) => rectify(from, to, flags, terminal)));
};

const HELP = `
复测缺少材料或无法判定的条款列为“未能复测”，不算已整改。
Clauses that the new test cannot tell of are “not retested”, never put right.

  touchstone rectify old.json new.json --out 整改报告.docx`;

const WORDS = {
  zh: {
    fixed: '已整改',
    open: '未整改',
    'not-retested': '未能复测',
    new: '新出现',
    unreadable: '不是可读的安装包或 JSON 报告，没有可比较的内容',
    other: '注意：两份报告的包名不同',
  },
  en: {
    fixed: 'put right',
    open: 'still open',
    'not-retested': 'not retested',
    new: 'new',
    unreadable: 'neither an app nor a JSON report that can be read: nothing to compare',
    other: 'note: the packages of the reports differ',
  },
} as const;

async function rectify(from: string, to: string, { out, lang }: RectifyFlags, { cwd, stderr }: Terminal): Promise<number> {
  if (!/\.docx$/i.test(out))
    throw new UsageError(`整改报告是 DOCX，请把 --out 写成 .docx 文件 / it is a DOCX: --out FILE.docx, not ${out}`);
  const pool = createScanPool(2);
  try {
    const [before, after] = await Promise.all([reportOf(from, pool, cwd), reportOf(to, pool, cwd)]);
    const words = WORDS[lang];
    const unreadable = [before, after].filter(({ app }) => app === null);
    if (unreadable.length > 0) {
      stderr.write(`✗ ${unreadable.map(({ file }) => file).join(', ')} — ${words.unreadable}\n`);
      return EXIT.unreadable;
    }
    const options = { lang, knowledge, ruleSet };
    const { clauses, isSameApp } = rectification(before, after, options);
    writeReport(resolve(cwd, out), await rectificationDocx(before, after, options));
    const counts = (['fixed', 'open', 'not-retested', 'new'] as const).map(
      (outcome) => `${words[outcome]} ${clauses.filter((clause) => clause.outcome === outcome).length}`,
    );
    stderr.write(`✓ ${out} — ${counts.join(' · ')}${isSameApp ? '' : ` · ${words.other}`}\n`);
    return EXIT.done;
  } finally {
    await pool.close();
  }
}
