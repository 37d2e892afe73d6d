const [QUOTE, BACKSLASH, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];

/**
 * How much a text of JSON would become, told from the text alone: 64 MiB of `[[[[` or `[],[],` are gigabytes once they are parsed,
 * and the process is gone before anything can be counted in them.
 * @returns which limit it exceeds; undefined when it may be parsed. A text that is no JSON may be either
 */
export function wouldExceed(
  json: string,
  { depth, nodes }: { readonly depth: number; readonly nodes: number },
): 'depth' | 'nodes' | undefined {
  let [level, count] = [0, 1];
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfText(json, at);
    else if (code === COMMA) count++;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      count++;
      if (++level > depth) return 'depth';
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) level--;
    if (count > nodes) return 'nodes';
  }
  return undefined;
}

/** Place of the quote that ends the text which begins at `from`; the end of all where there is none. */
function endOfText(json: string, from: number): number {
  for (let at = json.indexOf('"', from + 1); at >= 0; at = json.indexOf('"', at + 1)) {
    let escapes = 0;
    while (json.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return at;
  }
  return json.length;
}
