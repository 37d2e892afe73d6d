import { expect, test } from 'vitest';
import { usageWords } from './usage-words.ts';

test.each([
  ["error: missing required argument 'inputs'", '缺少参数 inputs / missing'],
  ["error: required option '--out <dir>' not specified", '必须给出 --out <dir> / required'],
  ["error: option '--trace <file...>' argument missing", '--trace <file...> 之后缺少内容 / option'],
  ["error: option '--lang <lang>' argument 'fr' is invalid. Allowed choices are zh, en.", '--lang <lang> 不能是 fr，可选 zh, en / option'],
  ["error: unknown option '--polici'", '没有这个选项：--polici / unknown'],
  ["error: unknown command 'skan'", '没有这个命令：skan / unknown'],
  ["error: too many arguments for 'scan'. Expected 1 argument but got 2: a, b.", '参数过多 / too many'],
])('%s in both languages', (text, said) => {
  expect(usageWords(`${text}\n`, 'scan')).toMatch(said);
});

test('a near word and the place of help stand on lines of their own', () => {
  expect(usageWords("error: unknown option '--lin'\n(Did you mean --lines?)\n", 'policy classify').split('\n')).toEqual([
    "touchstone: 没有这个选项：--lin / unknown option '--lin'",
    '是否想写 / did you mean: --lines',
    '用法 / usage: touchstone policy classify --help',
    '',
  ]);
  expect(usageWords("error: unknown command 'skan'\n", '')).toContain('用法 / usage: touchstone --help\n');
});

test('what says itself in both languages is left as it is', () => {
  const text = "option '--jobs <n>' argument '0' is invalid. 需要正整数 / a positive whole number";
  expect(usageWords(`error: ${text}\n`, 'scan').split('\n')[0]).toBe(`touchstone: ${text}`);
});
