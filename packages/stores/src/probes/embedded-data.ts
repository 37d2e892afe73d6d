/** JSON that a page carries in its scripts, or is. */
export type Data = Readonly<Record<string, unknown>>;

const MAX_VALUES = 40;
const MAX_OBJECTS = 20_000;
const MAX_TRIES = 400;

/** The objects of all JSON embedded in a page, outer before inner; as many as a page of an app can have. */
export function embeddedObjects(html: string): readonly Data[] {
  const objects: Data[] = [];
  const open: unknown[] = embeddedValues(html).toReversed();
  for (let value = open.pop(); value !== undefined && objects.length < MAX_OBJECTS; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) objects.push(value as Data);
    const inner = Object.values(value).filter((one) => typeof one === 'object' && one !== null);
    open.push(...inner.slice(0, MAX_OBJECTS).reverse());
  }
  return objects;
}

function embeddedValues(html: string): readonly unknown[] {
  const whole = parsed(html.trim());
  if (whole !== undefined) return [whole];
  const values: unknown[] = [];
  let tries = 0;
  for (const [, attributes = '', script = ''] of html.matchAll(/<script\b([^>]{0,2000})>([\s\S]*?)<\/script/gi)) {
    const value = /json/i.test(attributes) ? parsed(script.trim()) : undefined;
    if (value !== undefined) values.push(value);
    for (const start of value === undefined ? script.matchAll(/[=(:]\s*(?=[{[])/g) : []) {
      if (values.length >= MAX_VALUES || ++tries > MAX_TRIES) return values;
      const at = start.index + start[0].length;
      const found = parsed(script.slice(at, endOf(script, at)));
      if (found !== undefined) values.push(found);
    }
  }
  return values;
}

/** JSON is not looked for further than this from where it starts. */
const MAX_LENGTH = 2 * 1024 * 1024;

/** Where the bracket at `start` is closed, strings skipped; `start` when it is not. */
function endOf(text: string, start: number): number {
  let depth = 0;
  let isInString = false;
  const end = Math.min(text.length, start + MAX_LENGTH);
  for (let at = start; at < end; at++) {
    const letter = text[at];
    if (isInString) {
      if (letter === '\\') at++;
      else if (letter === '"') isInString = false;
    } else if (letter === '"') isInString = true;
    else if (letter === '{' || letter === '[') depth++;
    else if ((letter === '}' || letter === ']') && --depth === 0) return at + 1;
  }
  return start;
}

function parsed(text: string): unknown {
  if (!/^[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
