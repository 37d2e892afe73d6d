const CHARACTERS = 40;
const MOST = 12;

/** Rows that a text takes about, so that one sees what one writes. */
export const rowsFor = (text: string, least: number): number =>
  Math.min(
    MOST,
    Math.max(
      least,
      text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / CHARACTERS)), 0),
    ),
  );
