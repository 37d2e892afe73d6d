/**
 * What the argument parser has to say of a command line, in both languages, and where help is.
 * @param text one message of the parser, as it would print it
 * @param command names of the command and its sub-command: `policy classify`
 */
export function usageWords(text: string, command: string): string {
  const [first = '', ...more] = text.trimEnd().split('\n');
  const english = first.replace(/^error: /, '');
  const row = CHINESE.find(([pattern]) => pattern.test(english));
  const said = row === undefined ? english : `${english.replace(row[0], row[1])} / ${english}`;
  const meant = more.map((line) => line.replace(/^\(Did you mean (?:one of )?(.+)\?\)$/, '是否想写 / did you mean: $1'));
  const help = ['touchstone', command, '--help'].filter((part) => part !== '').join(' ');
  return [`touchstone: ${said}`, ...meant, `用法 / usage: ${help}`, ''].join('\n');
}

/** The parser's sentences and ours; what has its own words in both languages already is taken over as it is. */
const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^missing required argument '(.+)'$/, '缺少参数 $1'],
  [/^required option '(.+)' not specified$/, '必须给出 $1'],
  [/^option '(.+)' argument missing$/, '$1 之后缺少内容'],
  [/^option '(.+?)' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/, '$1 不能是 $2，可选 $3'],
  [/^unknown option '(.+)'$/, '没有这个选项：$1'],
  [/^unknown command '(.+)'$/, '没有这个命令：$1'],
  [/^too many arguments.*$/, '参数过多'],
];
