import { wordingOf } from '@touchstone/render';
import { compareReports } from '@touchstone/verdict';
import type { DocumentOptions } from '../document-options.ts';
import type { LetterPart } from '../office/letter.ts';
import type { Rectification } from './rectification.ts';
import { rectificationWords } from './rectification-words.ts';

/** Lines of one cell. */
const MOST = 30;

/** Permissions, SDKs and sensitive calls that are gone or new between the builds. */
export function changeParts({ before, after }: Rectification, options: DocumentOptions): readonly LetterPart[] {
  const words = rectificationWords[options.lang];
  const wording = wordingOf(options);
  const changes = compareReports(before, after);
  const cell = (items: readonly string[], word: (item: string) => string) => {
    if (items.length === 0) return words.none;
    const shown = items.slice(0, MOST).map(word);
    return [...shown, ...(items.length > MOST ? [words.more(items.length - MOST)] : [])].join('\n');
  };
  const rows = (
    [
      ['permissions', wording.permission],
      ['sdks', wording.sdk],
      ['calls', wording.call],
    ] as const
  ).map(([what, word]) => [words.changed[what], cell(changes[what].removed, word), cell(changes[what].added, word)]);
  return [
    { kind: 'space', lines: 1 },
    { kind: 'table', head: words.changes, widths: [20, 40, 40], rows },
  ];
}
