const DIGITS: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A number in figures or in Chinese: 15, 十五, 二〇二四; undefined when it is none. */
export function numberOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '半') return 0.5;
  if (text === '' || [...text].some((unit) => DIGITS[unit] === undefined && UNITS[unit] === undefined)) return undefined;
  if (![...text].some((unit) => UNITS[unit] !== undefined)) return Number([...text].map((unit) => DIGITS[unit]).join(''));
  let [sum, digit] = [0, 0];
  for (const unit of text) {
    const factor = UNITS[unit];
    if (factor === undefined) digit = DIGITS[unit] ?? 0;
    else {
      sum += (digit === 0 ? 1 : digit) * factor;
      digit = 0;
    }
  }
  return sum + digit;
}
