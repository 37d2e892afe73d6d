import type { Document } from '@touchstone/kernel/document';
import type { Ports } from '@touchstone/kernel/ports';
import type { Parsed } from '@touchstone/kernel/problem';
import { readDocx } from './docx/index.ts';
import { decodeText } from './encoding/index.ts';
import { readHtml, readJsonText } from './html/index.ts';
import type { TextParts } from './parts.ts';
import { readPdf } from './pdf/index.ts';
import { type Format, type Hints, recognise } from './recognise.ts';
import { sheetsAsText } from './sheets/index.ts';
import { readMarkdown, readText } from './text/index.ts';

export interface ReadOptions extends Hints {
  readonly ports: Pick<Ports, 'inflate'>;
}

/** Larger files are read up to here. Policies have tenths of one. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * A text that people read, from the bytes of a page, PDF, DOCX, plain text, Markdown, JSON or workbook.
 *
 * Never throws for what the bytes hold. `value` is undefined when nothing can be read; a problem then says what the file is:
 * `readers/empty`, `/image`, `/archive`, `/app`, `/binary`, `/old-word`, `/encrypted`, `/rtf`, `/mhtml`, `/slides`, `/open-document`,
 * or what is wrong with it: `pdf/…`, `docx/…`, `zip/…`. Problems beside a value say what was done to read it.
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions): Promise<Parsed<Document | undefined>> {
  const recognised = recognise(bytes, options);
  if ('problem' in recognised) return { value: undefined, problems: [{ code: recognised.problem, at: 0 }] };
  const isCut = bytes.length > MOST_BYTES;
  const input = isCut ? bytes.subarray(0, MOST_BYTES) : bytes;
  const { parts, encoding } = await READERS[recognised.format](input, options);
  const problems = isCut ? [...parts.problems, { code: 'readers/too-large', at: MOST_BYTES }] : parts.problems;
  if (parts.blocks.length === 0 && parts.links.length === 0) {
    return { value: undefined, problems: problems.length > 0 ? problems : [{ code: 'readers/no-text', at: 0 }] };
  }
  const { blocks, links, title } = parts;
  const value = {
    name: options.name,
    blocks,
    links,
    ...(title === undefined ? {} : { title }),
    ...(encoding === undefined ? {} : { encoding }),
  };
  return { value, problems };
}

interface Read {
  readonly parts: TextParts;
  readonly encoding?: string;
}

type Reader = (bytes: Uint8Array, options: ReadOptions) => Read | Promise<Read>;

const READERS: Readonly<Record<Format, Reader>> = {
  html: decoding(readHtml),
  json: decoding(readJsonText),
  text: decoding(readText),
  markdown: decoding(readMarkdown),
  pdf: async (bytes, { ports }) => ({ parts: await readPdf(bytes, ports.inflate) }),
  docx: (bytes, { ports }) => ({ parts: readDocx(bytes, ports.inflate) }),
  xlsx: (bytes, { ports }) => ({ parts: sheetsAsText(bytes, ports.inflate) }),
  xls: (bytes, { ports }) => ({ parts: sheetsAsText(bytes, ports.inflate) }),
};

function decoding(read: (source: string) => TextParts): Reader {
  return (bytes, { contentType }) => {
    const { text, encoding, problems } = decodeText(bytes, { contentType });
    const parts = read(text);
    return { parts: { ...parts, problems: [...problems, ...parts.problems] }, encoding };
  };
}
