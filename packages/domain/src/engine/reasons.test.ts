import { expect, test } from 'vitest';
import { describedEngine } from './description.fixture.ts';
import { REASON_CODES, reasonInWords, whyNotTestable } from './index.ts';

test.each([
  ['not-reported', '引擎未报告该条款'],
  ['needs:policy,ui', '缺少材料：隐私政策、界面'],
  [whyNotTestable(describedEngine, 'b', new Set()) ?? '', '缺少材料：行为日志'],
  ['code-not-visible:packed', 'code-not-visible:packed'],
  ['constructor', 'constructor'],
  ['needs:runtime,store', '缺少材料：运行检测、应用商店页面'],
  ['needs:__proto__', '缺少材料：__proto__'],
])('%s', (reason, words) => {
  expect(reasonInWords(reason, 'zh')).toBe(words);
});

test('every code has words in both languages', () => {
  for (const code of REASON_CODES) {
    expect(reasonInWords(code, 'zh')).toMatch(/[一-龥]/);
    expect(reasonInWords(code, 'en')).not.toMatch(/[一-龥]/);
  }
});
