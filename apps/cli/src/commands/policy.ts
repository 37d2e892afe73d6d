import { readFileSync } from 'node:fs';
import { knowledge } from '@touchstone/knowledge';
import { readPolicyKnowledge, readSentence } from '@touchstone/policy';
import { decodeText } from '@touchstone/readers';
import { EXIT } from '../exit-code.ts';
import { existingFile } from '../inputs/existing-file.ts';
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
  const bytes = bytesOf(lines, cwd);
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (OTHER_FILES.some((start) => head.startsWith(start))) {
    throw new UsageError(`不是文本，请先存为每行一句的 TXT / no text: save it as TXT, a sentence a line: ${lines}`);
  }
  const sentences = linesOf(decodeText(bytes).text);
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

/** First bytes of what is handed in by mistake: PDF, DOCX and other archives, PNG, JPEG, old Word. */
const OTHER_FILES = ['25504446', '504b0304', '89504e47', 'ffd8ff', 'd0cf11e0'];

const STANDARD_INPUT = 0;

function bytesOf(file: string, cwd: string): Uint8Array {
  if (file === '-') return readFileSync(STANDARD_INPUT);
  return readFileSync(existingFile(file, cwd));
}

/** The end of the last line begins no further one. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
