import { f1, PARTS, precision, recall, type Tally, undecided } from './judged.ts';
import { sum } from './tallies.ts';

/** One table of Markdown for each part that was judged: a row per category, and the sum. */
export function consentTable(tallies: readonly Tally[], title: string): string {
  return PARTS.flatMap((part) => {
    const rows = tallies.filter((one) => one.part === part);
    const total = sum('all', rows);
    if (total === undefined) return [];
    return [`**${title}: ${part}**`, '', HEAD, RULE, ...[...rows, total].map(row), ''];
  }).join('\n');
}

const HEAD =
  '| category | apps | right | wrong | false all-clear | undecided | missed | false alarms | precision | recall | F1 | undecided % | details wrong |';
const RULE = '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|';

function row(tally: Tally): string {
  const { counts } = tally;
  const cells = [
    tally.category,
    tally.apps,
    counts.right,
    counts.wrong,
    counts['all-clear'],
    counts.undecided,
    counts.missed,
    counts.false,
    precision(tally).toFixed(3),
    recall(tally).toFixed(3),
    f1(tally).toFixed(3),
    (100 * undecided(tally)).toFixed(1),
    tally.wrongDetails,
  ];
  return `| ${cells.join(' | ')} |`;
}
