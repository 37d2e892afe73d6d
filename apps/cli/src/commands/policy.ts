import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { knowledge } from '@touchstone/knowledge';
import { readPolicyKnowledge, readSentence } from '@touchstone/policy';
import { decodeText } from '@touchstone/readers';
import { EXIT } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { DefineCommand } from './command.ts';

interface ClassifyFlags {
  readonly lines: string;
  readonly json: boolean;
}

export const policyCommand: DefineCommand = (program, start) => {
  const policy = program.command('policy').description('隐私政策 / privacy policies');
  policy
    .command('classify')
    .description('逐句判定陈述种类 CR1–CR26 / which kinds of statement (CR1–CR26) each sentence makes')
    .requiredOption('--lines <file>', '每行一句的文本，- 为标准输入 / a sentence a line, - for standard input')
    .option('--json', '每行一个 JSON 对象 / a JSON object a line', false)
    .addHelpText('after', HELP)
    .action((flags: ClassifyFlags) => start((terminal) => classify(flags, terminal)));
};

const HELP = `
每行输入恰有一行输出 / exactly one line of output for each line of input:
  CR11#CR13     种类，以 # 相连，按序号排列；没有则为空行
                the kinds in their order, joined by #; an empty line for none
  --json        {"text", "labels": [{"label", "score", "evidence"}],
                 "data": [{"data", "text", "denied"}]}

编码自动识别（UTF-8、GB18030、Big5、UTF-16） / encodings are recognised

  touchstone policy classify --lines sentences.txt
  cat sentences.txt | touchstone policy classify --lines - --json`;

function classify({ lines, json }: ClassifyFlags, { cwd, stdout }: Terminal): number {
  const sentences = linesOf(decodeText(bytesOf(lines, cwd)).text);
  const words = readPolicyKnowledge(knowledge.lists, knowledge.personalInfo);
  for (const sentence of sentences) {
    const { labels, data } = readSentence(sentence, words);
    if (!json) stdout.write(`${labels.map(({ kind }) => kind).join('#')}\n`);
    else
      stdout.write(
        `${JSON.stringify({
          text: sentence,
          labels: labels.map(({ kind, score, evidence }) => ({
            label: kind,
            score: Math.round(score * 1_000) / 1_000,
            evidence: sentence.slice(evidence.from, evidence.to),
          })),
          data: data.flatMap(({ data: tokens, text, isDenied }) => tokens.map((token) => ({ data: token, text, denied: isDenied }))),
        })}\n`,
      );
  }
  return EXIT.done;
}

const STANDARD_INPUT = 0;

function bytesOf(file: string, cwd: string): Uint8Array {
  if (file === '-') return readFileSync(STANDARD_INPUT);
  const path = resolve(cwd, file);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new UsageError(`找不到文件 / no such file: ${file}`);
  return readFileSync(path);
}

/** The end of the last line begins no further one. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
