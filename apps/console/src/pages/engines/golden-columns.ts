import { percentText } from '../../parts/percent-text.ts';
import type { Column } from '../../parts/table/column.ts';
import type { Golden } from './golden.ts';

export type GoldenClause = Golden['clauses'][number];

const counted = <Row extends GoldenClause>(key: Exclude<keyof GoldenClause, 'clause'>): Column<Row> => ({
  key,
  words: `engines.golden.${key}`,
  isNumber: true,
  text: (row) => String(row[key]),
});

const share = (part: number, whole: number) => percentText(whole === 0 ? undefined : part / whole);

/** How a version answered on a clause: what it found and missed, reported wrongly and rightly left alone. */
export const goldenColumns = <Row extends GoldenClause>(): readonly Column<Row>[] => [
  counted<Row>('found'),
  counted<Row>('missed'),
  counted<Row>('falseAlarms'),
  counted<Row>('cleared'),
  counted<Row>('open'),
  {
    key: 'recall',
    words: 'engines.golden.recall',
    isNumber: true,
    text: ({ found, missed }) => share(found, found + missed),
  },
  {
    key: 'precision',
    words: 'engines.golden.precision',
    isNumber: true,
    text: ({ found, falseAlarms }) => share(found, found + falseAlarms),
  },
];
