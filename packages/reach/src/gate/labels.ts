import type { GateWords } from './gate-words.ts';

export type Label = 'agree' | 'refuse' | 'leave' | 'acknowledge' | 'other';

/** Longer texts are no labels of buttons. */
const LONGEST_LABEL = 24;
const LONGEST_BOX = 200;

/** What a button says. Refusal first: 不同意 holds 同意. */
export function labelOf(words: GateWords, text: string): Label {
  const plain = text.trim().toLowerCase();
  if (plain.length === 0 || plain.length > LONGEST_LABEL) return 'other';
  if (words.refuse.some((word) => holds(plain, word))) return 'refuse';
  if (words.agree.some((word) => holds(plain, word))) return 'agree';
  if (words.leave.some((word) => holds(plain, word))) return 'leave';
  return words.acknowledge.some((word) => (word.length === 1 ? plain === word : holds(plain, word))) ? 'acknowledge' : 'other';
}

/** What the name of a view says, when its text is not known. */
export function labelOfName(words: GateWords, name: string): Label {
  const plain = name.toLowerCase();
  if (words.refuseIds.some((word) => plain.includes(word))) return 'refuse';
  return words.agreeIds.some((word) => plain.includes(word)) ? 'agree' : 'other';
}

/** Whether a text names the rules that a user is asked to accept. */
export function isPolicy(words: GateWords, text: string): boolean {
  const plain = text.toLowerCase();
  return anyOf(words.policy).test(plain) && !anyOf(words.notPolicy).test(plain);
}

/** Whether a text that names rules names those about personal information. */
export function isPrivacy(words: GateWords, text: string): boolean {
  return anyOf(words.privacy).test(text.toLowerCase());
}

/** Whether a text beside a box says that who ticks it agrees. */
export const isBoxText = (words: GateWords, text: string): boolean =>
  text.length <= LONGEST_BOX && (isPolicy(words, text) || labelOf(words, text) === 'agree');

/** Whether a name of a key, field, method or file speaks of consent. */
export function isConsentName(words: GateWords, name: string): boolean {
  const plain = name.toLowerCase();
  return words.flagNames.some((word) => plain.includes(word));
}

const patterns = new WeakMap<readonly string[], RegExp>();

/** What finds one of the words anywhere; there are thousands of texts to look through. */
function anyOf(words: readonly string[]): RegExp {
  let pattern = patterns.get(words);
  if (pattern === undefined) {
    pattern = words.length === 0 ? /(?!)/ : new RegExp(words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));
    patterns.set(words, pattern);
  }
  return pattern;
}

const isLatin = (word: string) => /^[\x20-\x7e]+$/.test(word);

/** Latin words stand alone: `notok` is not `ok`. */
function holds(text: string, word: string): boolean {
  if (!isLatin(word)) return text.includes(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[a-z]/.test(text[at - 1] ?? ' ') && !/[a-z]/.test(text[at + word.length] ?? ' ')) return true;
  }
  return false;
}
