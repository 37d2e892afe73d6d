import type { App, AppFile } from '@touchstone/app-model';
import type { Place } from '@touchstone/kernel/place';
import type { Knowledge } from '../../knowledge.ts';
import { rowList } from '../../lists.ts';

export interface ToolMark {
  readonly tool: string;
  /** File, class or subject that gives it away. */
  readonly mark: string;
  readonly at: Place;
}

/** What tools that take apps apart and put them together again leave behind; one mark for each tool. */
export function toolMarks(app: App, knowledge: Knowledge): readonly ToolMark[] {
  return rowList(knowledge, 'repackaged', 'tools').flatMap(({ name, files, classes, signers }) => {
    const at = fileMark(app, listOf(files)) ?? classMark(app, listOf(classes)) ?? signerMark(app, listOf(signers));
    return at === undefined ? [] : [{ tool: String(name), ...at }];
  });
}

type Mark = Omit<ToolMark, 'tool'>;

/** A path, or with `/` at its end a folder. */
function fileMark(app: App, marks: readonly string[]): Mark | undefined {
  for (const mark of marks) {
    const file = mark.endsWith('/') ? firstUnder(app, mark) : app.fileAt(mark);
    if (file !== undefined) return { mark: file.path, at: { file: file.path } };
  }
  return undefined;
}

function firstUnder({ files }: App, folder: string): AppFile | undefined {
  for (const file of files) if (file.path.startsWith(folder)) return file;
  return undefined;
}

/** A class descriptor, or with `/` at its end a package. */
function classMark({ program }: App, marks: readonly string[]): Mark | undefined {
  for (const mark of marks) {
    const candidates = mark.endsWith('/') ? program.typesUnder(mark) : [mark];
    const found = candidates.map((descriptor) => program.class(descriptor)).find((one) => one !== undefined);
    if (found !== undefined) return { mark: found.descriptor, at: { file: found.file, class: found.descriptor } };
  }
  return undefined;
}

/** Part of the subject of the certificate that a tool signs with. */
function signerMark({ signature, file }: App, marks: readonly string[]): Mark | undefined {
  const subjects = signature.signers.map(({ subject }) => subject);
  const mark = marks.find((one) => subjects.some((subject) => subject.includes(one)));
  return mark === undefined ? undefined : { mark, at: { file: file.name } };
}

const listOf = (value: string | readonly string[] | undefined): readonly string[] => (typeof value === 'string' ? [value] : (value ?? []));
