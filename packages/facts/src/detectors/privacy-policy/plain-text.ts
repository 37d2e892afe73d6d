/** Elements whose content is not shown. */
const HIDDEN = /^(script|style)\b/i;

/**
 * What is left of markup without tags. One pass: a page of a million open tags costs no more than another.
 * What follows a tag or script that is never closed is dropped.
 */
export function plainText(markup: string): string {
  const shown: string[] = [];
  for (let at = 0; ; ) {
    const open = markup.indexOf('<', at);
    if (open < 0) {
      shown.push(markup.slice(at));
      break;
    }
    shown.push(markup.slice(at, open));
    const close = markup.indexOf('>', open);
    if (close < 0) break;
    const hidden = HIDDEN.exec(markup.slice(open + 1, open + 8))?.[1];
    at = hidden === undefined ? close + 1 : endOf(hidden, markup, close);
    if (at < 0) break;
  }
  return shown.join(' ').replaceAll('&nbsp;', ' ').trim();
}

/** Where the end tag of an element begins, -1 when there is none. */
function endOf(name: string, markup: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(markup)?.index ?? -1;
}
