import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '..', '..');
/** Takes an instant or a time apart: what it gives is of Shanghai. */
const IN_SHANGHAI = /\bshanghai(?:Time|Day)\(/;
/** Names of what is no word before somebody says it. */
const INSTANT = /^(?:at|.*At)$/;
const STATE = /^(?:state|.*State|vote|strength|result|outcome|verdict|severity|kind|standing|trigger|purpose)$/;
/** What a row is about, where it is an id; who did something stays as the audit chain has it. */
const SUBJECT = /^(?:case|order|operator|organisation|submission|notice|app|store|person|finding|campaign|run|scan)$/;

interface ColumnSource {
  readonly place: string;
  readonly key: string;
  readonly isNumber: boolean;
  /** What stands in the cell, and in the file. */
  readonly cell: string;
  readonly text: string;
  /** What `text` ends in when it hands something out as it came: `state` of `row.state`. */
  readonly handedOut: readonly string[];
}

/** Every column of every list: an object with a key, words and the text of the file. */
function columnsIn(file: string): readonly ColumnSource[] {
  const source = ts.createSourceFile(file, readFileSync(join(SOURCE, file), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: ColumnSource[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const parts = new Map(node.properties.flatMap((one) => (one.name === undefined ? [] : [[one.name.getText(), one] as const])));
      const text = parts.get('text');
      if (parts.has('key') && parts.has('words') && text !== undefined) {
        found.push({
          place: `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`,
          key:
            parts
              .get('key')
              ?.getText()
              .replace(/^key: /, '') ?? '',
          isNumber: parts.has('isNumber'),
          cell: parts.get('cell')?.getText() ?? '',
          text: text.getText(),
          handedOut: ts.isPropertyAssignment(text) && ts.isArrowFunction(text.initializer) ? endsOf(text.initializer.body) : [],
        });
      }
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

/** The names of what an expression may be, where it is a plain part of a row. */
function endsOf(node: ts.Node): readonly string[] {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isPropertyAccessExpression(node)) return [node.name.text];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node)) return endsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...endsOf(node.whenTrue), ...endsOf(node.whenFalse)];
  if (ts.isBinaryExpression(node) && endsOf(node.left).length > 0) return [...endsOf(node.left), ...endsOf(node.right)];
  return [];
}

/** Text of somebody else, shown as it came. */
const isForeign = (cell: string): boolean => cell.includes('<Text');

/** What keeps a file from saying what the screen says. */
const FAULTS: Readonly<Record<string, (column: ColumnSource) => boolean>> = {
  'an instant of UTC': ({ cell, text, handedOut }) =>
    !IN_SHANGHAI.test(text) && (/<TimeText|<DueText/.test(cell) || (!isForeign(cell) && handedOut.some((name) => INSTANT.test(name)))),
  'a state that nobody says': ({ cell, handedOut }) =>
    cell.includes('<StateTag') ? handedOut.length > 0 : !isForeign(cell) && handedOut.some((name) => STATE.test(name)),
  'an id where the screen has a name or a link': ({ cell, handedOut }) => cell !== '' && handedOut.some((name) => SUBJECT.test(name)),
  'a number with the commas of a language': ({ isNumber, text }) => isNumber && /countText|toLocaleString/.test(text),
};

const columns = ['pages', 'parts']
  .flatMap((folder) => readdirSync(join(SOURCE, folder), { recursive: true }).map((name) => `${folder}/${name}`))
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .flatMap(columnsIn);

test.each(Object.entries(FAULTS))('no column puts into a file: %s', (_, isFault) => {
  expect(columns.length).toBeGreaterThan(500);
  expect(columns.filter(isFault).map(({ place, text }) => `${place} ${text.replaceAll(/\s+/g, ' ')}`)).toEqual([]);
});
