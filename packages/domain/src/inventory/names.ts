/**
 * A name as it is compared: width and compatibility forms folded, lower case, without spaces, signs and marks. Never
 * shown. Traditional characters stay as they are: folding them would make different names equal.
 */
export const normalisedName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Longest name of which bigrams are made, in characters: a name is not a place to hide a book. */
const LONGEST = 200;

/**
 * Pairs of neighbouring characters of a name, each once and sorted: what the name index holds. A name of one character
 * is its own only entry. The first character is also held alone with a mark before it, so that one typed character
 * finds the names that begin with it.
 */
export function bigrams(name: string): readonly string[] {
  const characters = [...normalisedName(name)].slice(0, LONGEST);
  const pairs = characters.slice(1).map((character, i) => `${characters[i]}${character}`);
  return characters.length === 0 ? [] : [...new Set([`^${characters[0]}`, ...pairs])].sort();
}

/** What a search looks up: all of them must be in a name's bigrams. */
export function queryBigrams(query: string): readonly string[] {
  const characters = [...normalisedName(query)].slice(0, LONGEST);
  if (characters.length === 1) return [`^${characters[0]}`];
  return [...new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`))].sort();
}

/** Likeness of two names, 0 to 1: shared bigrams over all bigrams (Dice). */
export function likeness(a: string, b: string): number {
  const [left, right] = [bigrams(a), bigrams(b)];
  if (left.length === 0 || right.length === 0) return 0;
  const shared = left.filter((pair) => right.includes(pair)).length;
  return (2 * shared) / (left.length + right.length);
}

/** Legal forms at the end of a firm's name, longest first; comparing firms leaves them out. */
const LEGAL_FORMS = /(股份有限公司|有限责任公司|有限公司|集团公司|公司|集团)$/;

/** A firm's name as it is compared: 北京某某科技有限公司 and 某某（北京）科技有限公司 stay different. */
export function normalisedFirm(name: string): string {
  const plain = normalisedName(name);
  return plain.replace(LEGAL_FORMS, '') || plain;
}
