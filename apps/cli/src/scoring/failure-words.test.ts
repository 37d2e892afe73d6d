import { expect, test } from 'vitest';
import { failureText } from './failure-words.ts';

test.each([
  ['file/not-found', '文件夹中没有这个文件（file/not-found）', 'no such file in the folder (file/not-found)'],
  ['timed-out', '超过时限，可用 --timeout 延长（timed-out）', 'out of time, see --timeout (timed-out)'],
  ['zip/new-one', 'zip/new-one', 'zip/new-one'],
  ['toString', 'toString', 'toString'],
])('%s in words', (code, zh, en) => expect([failureText(code, 'zh'), failureText(code, 'en')]).toEqual([zh, en]));
