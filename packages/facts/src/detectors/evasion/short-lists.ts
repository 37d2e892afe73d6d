/** Longer lists are catalogues to choose from. */
const MOST_ITEMS = 40;
/** Lists of one file that are looked at, and parts of its JSON. */
const MOST_LISTS = 2_000;
const MOST_PARTS = 100_000;
const SEPARATORS = /[\s,，、;；|]+/;

/** Short lists of texts in a file: arrays of JSON, texts with separators in it, or the lines and words of any other text. */
export function shortLists(text: string): readonly (readonly string[])[] {
  const parsed = parse(text);
  const lists = parsed === undefined ? [...text.split('\n').map(words), words(text)] : listsIn(parsed);
  return lists.filter(({ length }) => length > 0 && length <= MOST_ITEMS).slice(0, MOST_LISTS);
}

const words = (text: string): readonly string[] => {
  const value = text.slice(text.search(/[=:：]/) + 1);
  return value
    .split(SEPARATORS, MOST_ITEMS + 3)
    .map((word) => word.replace(/^["'[\]]+|["'[\]]+$/g, ''))
    .filter((word) => word !== '');
};

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Arrays of texts and texts that are lists, level by level. */
function listsIn(root: object): readonly (readonly string[])[] {
  const lists: (readonly string[])[] = [];
  const waiting: object[] = [root];
  let left = MOST_PARTS;
  for (const part of waiting) {
    const values: readonly unknown[] = Object.values(part);
    left -= values.length;
    if (left < 0) break;
    if (Array.isArray(part)) lists.push(values.filter((value) => typeof value === 'string'));
    for (const value of values) {
      if (typeof value === 'string' && SEPARATORS.test(value)) lists.push(words(value));
      if (typeof value === 'object' && value !== null) waiting.push(value);
    }
  }
  return lists;
}
