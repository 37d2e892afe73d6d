/** A name that a catalogued pattern is meant for: `^libx-(.*)\d+\.so$` → `libx-a7.so`. @throws Error when it would not match */
export function example(pattern: string): string {
  const { text } = alternatives(pattern.replace(/^\^|\$$/g, ''), 0);
  if (!new RegExp(pattern).test(text)) throw new Error(`no example for ${pattern}: ${text} does not match`);
  return text;
}

interface Read {
  readonly text: string;
  readonly end: number;
}

const SAMPLES: Readonly<Record<string, string>> = { d: '7', w: 'w', s: ' ', D: 'x', S: 'x' };

/** The first of alternatives, up to the end or the bracket that closes them. */
function alternatives(pattern: string, from: number): Read {
  let text = '';
  let first: string | undefined;
  let at = from;
  while (at < pattern.length && pattern[at] !== ')') {
    if (pattern[at] === '|') {
      first ??= text;
      text = '';
      at++;
      continue;
    }
    const atom = one(pattern, at);
    const times = repeated(pattern, atom.end);
    text += atom.text.repeat(Number(times.text));
    at = times.end;
  }
  return { text: first ?? text, end: at };
}

function one(pattern: string, at: number): Read {
  const char = pattern[at] ?? '';
  if (char === '\\') return { text: escaped(pattern[at + 1] ?? ''), end: at + 2 };
  if (char === '.') return { text: pattern.endsWith('.so') && at === pattern.length - 3 ? '.' : 'a', end: at + 1 };
  if (char === '[') {
    const end = pattern.indexOf(']', at + 1);
    const member = pattern[at + 1] === '\\' ? escaped(pattern[at + 2] ?? '') : (pattern[at + 1] ?? '');
    return { text: member === '^' ? '0' : member, end: end + 1 };
  }
  if (char !== '(') return { text: char, end: at + 1 };
  const isAssertion = /^\?(<?[!=])/.test(pattern.slice(at + 1));
  const inner = alternatives(pattern, pattern.startsWith('?:', at + 1) ? at + 3 : at + 1);
  return { text: isAssertion ? '' : inner.text, end: inner.end + 1 };
}

/** How often: once where once is allowed. */
function repeated(pattern: string, at: number): Read {
  const braces = /^\{(\d+)(,\d*)?\}/.exec(pattern.slice(at));
  if (braces !== null) return { text: braces[1] ?? '1', end: at + braces[0].length };
  const length = /^[*+?]\??/.exec(pattern.slice(at))?.[0].length ?? 0;
  return { text: '1', end: at + length };
}

function escaped(char: string): string {
  return SAMPLES[char] ?? char;
}
