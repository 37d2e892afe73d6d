import { expect, test } from 'vitest';
import { attendantsOf, officersOf } from './people-lines.ts';

test.each([
  ['张三 法定代表人', { name: '张三', title: '法定代表人' }],
  ['张三，首席合规官', { name: '张三', title: '首席合规官' }],
  ['John Smith, general counsel', { name: 'John Smith', title: 'general counsel' }],
  ['李四', { name: '李四', title: '' }],
])('%s', (line, one) => expect(attendantsOf(`\n${line}\n `)).toEqual([one]));

test('officers stand in lines or behind commas', () => expect(officersOf('王五、赵六\n钱七')).toEqual(['王五', '赵六', '钱七']));
