import { expect, test } from 'vitest';
import { nameKeys } from './search-names.ts';

test.each([
  ['轻盈天气', 'qingyingtianqi', 'qytq'],
  ['长沙银行', 'changshayinhang', 'csyh'],
  ['Keep 跑步', 'keeppaobu', 'keeppb'],
  ['绿洲', 'lvzhou', 'lz'],
  ['！！', '', ''],
])('%s', (name, pinyin, initials) => expect(nameKeys(name)).toMatchObject({ pinyin, initials }));
