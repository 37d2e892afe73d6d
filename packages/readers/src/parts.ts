import type { Document } from '@touchstone/kernel/document';
import type { Problem } from '@touchstone/kernel/problem';

/** What the reader of one format gives: a document without its name. */
export interface TextParts extends Pick<Document, 'blocks' | 'links' | 'title'> {
  readonly problems: readonly Problem[];
}
