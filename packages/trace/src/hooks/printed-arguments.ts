/**
 * Arguments as Camille and what is made from it print them: `参数0："a"`, `参数1：1`, one a line or parted by `，`; `无参数` for none.
 * Any other text is one argument.
 * @source github.com/zhengjim/camille script.js
 */
export function printedArguments(text: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '无参数') return [];
  if (!/^参数\d+[：:]/.test(trimmed)) return [trimmed];
  return trimmed
    .split(/(?:^|[\r\n，,]{1,8})\s{0,8}参数\d+[：:]/)
    .slice(1)
    .map((part) => unquoted(part.trim()));
}

function unquoted(text: string): string {
  if (!text.startsWith('"') || !text.endsWith('"') || text.length < 2) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
