import { expect, test } from 'vitest';
import { reasonText } from './reason-text.ts';

test.each([
  ['not-reported', '引擎未报告该条款'],
  ['needs:runtime', '缺少材料：运行检测'],
  ['not-run:flow.leak', /^未运行：.*[一-龥]/],
  ['code-not-visible:packed', '代码不完全可见（被加固）'],
  ['constructor', 'constructor'],
])('%s', (reason, words) => expect(reasonText(reason, 'zh')).toMatch(words));
