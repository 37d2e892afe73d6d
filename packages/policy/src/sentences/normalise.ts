/** A text in the form that lexicons are written in, with the way back to the text as given. */
export interface Normalised {
  readonly text: string;
  /** Offset in the given text of each code unit of `text`, and its length at the end. */
  readonly origins: Uint32Array;
}

/** What most of a text consists of needs no further look. */
const FIRST_IDEOGRAPH = '\u4e00';
const LAST_IDEOGRAPH = '\u9fff';
const INVISIBLE =
  /\u034f|\u17b4|\u17b5|[\ufe00-\ufe0f]|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/;
const SPACE = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const WIDE = /[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—·]/;
const WIDE_MARKS: Readonly<Record<string, string>> = { ',': '，', ';': '；', '!': '！', '?': '？', '(': '（', ')': '）', ':': '：' };

/**
 * Half-width letters and digits in lower case, full-width marks, no invisible characters, no spaces beside Chinese characters, other
 * white space as one space, and `variants` (traditional and odd characters) in their usual form.
 */
export function normalise(given: string, variants: ReadonlyMap<string, string>): Normalised {
  const origins = new Uint32Array(given.length + 1);
  let text = '';
  let hasSpace = false;
  for (let at = 0; at < given.length; at++) {
    const unit = given[at] ?? '';
    if (unit >= FIRST_IDEOGRAPH && unit <= LAST_IDEOGRAPH) {
      hasSpace = false;
      origins[text.length] = at;
      text += variants.get(unit) ?? unit;
      continue;
    }
    if (INVISIBLE.test(unit)) continue;
    if (SPACE.test(unit)) {
      hasSpace = true;
      continue;
    }
    const usual = usualForm(unit, given[at - 1] ?? '', given[at + 1] ?? '', variants);
    if (hasSpace && text !== '' && !WIDE.test(usual) && !WIDE.test(text[text.length - 1] ?? '')) {
      origins[text.length] = at - 1;
      text += ' ';
    }
    hasSpace = false;
    origins[text.length] = at;
    text += usual;
  }
  origins[text.length] = given.length;
  return { text, origins: origins.subarray(0, text.length + 1) };
}

/** One code unit for one: offsets stay simple. */
function usualForm(unit: string, before: string, after: string, variants: ReadonlyMap<string, string>): string {
  const code = unit.charCodeAt(0);
  if (code < 0x80) {
    const wide = WIDE_MARKS[unit];
    if (wide !== undefined && !isInsideToken(unit, before, after)) return wide;
    return unit.toLowerCase();
  }
  if (isFullWidthWord(code)) return String.fromCharCode(code - 0xfee0).toLowerCase();
  return variants.get(unit) ?? unit;
}

/** A comma in a number, a colon in a time or an address. */
function isInsideToken(mark: string, before: string, after: string): boolean {
  if (mark === '(' || mark === ')') return false;
  if (mark === ':' && after === '/') return true;
  return (
    /[0-9a-z/]/i.test(before) && (mark === '?' || mark === ';' ? /[0-9a-z#]/i.test(after) : /[0-9]/.test(before) && /[0-9]/.test(after))
  );
}

/** Full-width digits and letters, and the marks of addresses: ＠ － ． ／ ＿ ＋ ％ ＆ ＝. */
function isFullWidthWord(code: number): boolean {
  return (
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0xff21 && code <= 0xff3a) ||
    (code >= 0xff41 && code <= 0xff5a) ||
    code === 0xff20 ||
    code === 0xff0d ||
    code === 0xff0e ||
    code === 0xff0f ||
    code === 0xff3f ||
    code === 0xff0b ||
    code === 0xff05 ||
    code === 0xff06 ||
    code === 0xff1d
  );
}
