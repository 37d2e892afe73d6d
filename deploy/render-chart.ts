/** What a template of this chart may use; everything else is refused, so that a test knows each value that is read. */
const REFERENCE = /^\.(Values|Release)((?:\.\w+)+)(?: \| (quote|toJson))?$/;

type Tree = { readonly [key: string]: unknown };

/**
 * The text of a template with values put in: references, `quote`, `toJson` and `if` around whole lines.
 *
 * @throws RangeError for anything else, and for a value that is not there
 */
export function renderTemplate(template: string, context: { readonly Values: Tree; readonly Release: Tree }): string {
  const lines: string[] = [];
  const shown: boolean[] = [];
  for (const line of template.split('\n')) {
    const block = /^\{\{- (if (.+)|end) \}\}$/.exec(line);
    if (block?.[1] === 'end') shown.pop();
    else if (block !== null) shown.push(Boolean(valueAt(block[2]!, context)));
    else if (shown.every(Boolean)) lines.push(line.replaceAll(/\{\{ (.+?) \}\}/g, (_, words: string) => textOf(words, context)));
    else for (const [, words] of line.matchAll(/\{\{ (.+?) \}\}/g)) valueAt(words!, context);
  }
  return lines.join('\n');
}

function textOf(words: string, context: Tree): string {
  const value = valueAt(words, context);
  return words.endsWith('| quote') || words.endsWith('| toJson')
    ? JSON.stringify(words.endsWith('quote') ? String(value) : value)
    : String(value);
}

function valueAt(words: string, context: Tree): unknown {
  const found = REFERENCE.exec(words);
  if (found === null) throw new RangeError(`not for this chart: {{ ${words} }}`);
  let value: unknown = context[found[1]!];
  for (const name of found[2]!.slice(1).split('.')) value = (value as Tree | undefined)?.[name];
  if (value === undefined) throw new RangeError(`no such value: {{ ${words} }}`);
  return value;
}
