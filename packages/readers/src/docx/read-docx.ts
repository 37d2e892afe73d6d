import type { Inflate } from '@touchstone/kernel/ports';
import { Problems } from '@touchstone/kernel/problem';
import { addWrittenAddresses, numberByOrder, Story } from '../blocks/index.ts';
import { scanMarkup } from '../markup/index.ts';
import { type OfficePackage, openPackage } from '../package-parts/index.ts';
import type { TextParts } from '../parts.ts';
import { BODY_ATTRIBUTES, BodyReader } from './read-body.ts';
import { readStyles } from './styles.ts';

const NOTES = ['footnotes', 'endnotes'];

/**
 * Blocks of a DOCX: what stands on its pages, without what was deleted, is hidden, or repeats on every page. Notes come at the end.
 *
 * Styles decide what is a heading; a bold line with a number stands for one too. Numbers that the program would count are not written.
 * No DTD is read, so no entity can name another file. Problems: `docx/no-document`, `docx/cells-cut`, and those of `formats/zip`.
 */
export function readDocx(bytes: Uint8Array, inflate: Inflate): TextParts {
  const problems = new Problems();
  const office = openPackage(bytes, inflate, problems);
  const main = mainPart(office);
  if (main === undefined) {
    problems.add('docx/no-document', 0);
    return { blocks: [], links: [], problems: problems.list };
  }
  const story = new Story();
  const styles = readStyles(office.text('word/styles.xml'));
  const reader = new BodyReader(story, styles, office.relations(main));
  scanMarkup(office.text(main), reader, { isXml: true, attributes: BODY_ATTRIBUTES });
  reader.finish();
  for (const notes of NOTES) {
    const part = `word/${notes}.xml`;
    if (!office.has(part)) continue;
    reader.startPart(office.relations(part));
    scanMarkup(office.text(part), reader, { isXml: true, attributes: BODY_ATTRIBUTES });
    reader.finish();
  }
  if (story.isCut) problems.add('docx/cells-cut', 0);
  return {
    ...addWrittenAddresses(numberByOrder(story.drafts)),
    ...(reader.title === undefined ? {} : { title: reader.title }),
    problems: problems.list,
  };
}

function mainPart(office: OfficePackage): string | undefined {
  if (office.has('word/document.xml')) return 'word/document.xml';
  const named = [...office.relations('').values()].find(({ type, isExternal }) => type === 'officeDocument' && !isExternal)?.target;
  return named !== undefined && office.has(named) ? named : office.names().find((name) => /^word\/document\d*\.xml$/.test(name));
}
