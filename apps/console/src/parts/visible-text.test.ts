import { expect, test } from 'vitest';
import { visibleText } from './visible-text.ts';

test.each([
  ['支付宝', '支付宝'],
  ['exe.\u202Egpj', 'exe.⟨U+202E⟩gpj'],
  ['pay\u200Bpal', 'pay⟨U+200B⟩pal'],
  ['a\u0000b', 'a⟨U+0000⟩b'],
  ['\uD800', '⟨U+D800⟩'],
  ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
])('%j is shown as %j', (text, shown) => expect(visibleText(text)).toBe(shown));
