import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLines } from './break-lines.ts';

/** Han characters are 10 wide, others 5. */
const measure = (text: string) => [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0xff ? 10 : 5), 0);
const lines = (text: string, width: number, indent = 0) => breakLines(text, width, indent, measure).map((line) => line.text);

test.each([
  ['五个字一行断', 50, 0, ['五个字一行', '断']],
  ['首行缩进两格断', 50, 20, ['首行缩', '进两格断']],
  ['句号不在行首。断', 60, 0, ['句号不在行', '首。断']],
  ['甲乙丙（丁戊', 40, 0, ['甲乙丙', '（丁戊']],
  ['版本 com.example 在', 60, 0, ['版本 com.', 'example 在']],
  ['com.a.very.long.name', 50, 0, ['com.a.', 'very.long.', 'name']],
  ['', 50, 0, ['']],
])('%s', (text, width, indent, expected) => expect(lines(text, width, indent)).toEqual(expected));

test('no character is lost and no line is too wide', () => {
  const character = fc.constantFrom(...'责令整改（）《》，。、；a1. -');
  fc.assert(
    fc.property(fc.array(character, { maxLength: 80 }), fc.integer({ min: 20, max: 120 }), (characters, width) => {
      const text = characters.join('');
      const broken = breakLines(text, width, 0, measure);
      expect(
        broken
          .map((line) => line.text)
          .join('')
          .replaceAll(' ', ''),
      ).toBe(text.replaceAll(' ', ''));
      for (const line of broken) expect(line.width).toBeLessThanOrEqual(width);
    }),
    { numRuns: 300 },
  );
});
