export interface Attendant {
  readonly name: string;
  readonly title: string;
}

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Who sat there, a line each: the name, and behind a space or comma what he or she is. */
export const attendantsOf = (text: string): readonly Attendant[] =>
  lines(text).map((line) => {
    const [, name = line, title = ''] = /^([^,，、]+?)\s*[,，、]\s*(.+)$/.exec(line) ?? /^([^\s]+)\s+(.+)$/.exec(line) ?? [];
    return { name, title };
  });

/** Officers, a line each or behind commas. */
export const officersOf = (text: string): readonly string[] => lines(text.replaceAll(/[,，、;；]/g, '\n'));
