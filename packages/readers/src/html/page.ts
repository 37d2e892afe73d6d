import { Story } from '../blocks/index.ts';

/** What one page says, its places still offsets in the source. */
export class Page {
  readonly story = new Story();
  title = '';
  /** Content of its scripts, in order. */
  readonly scripts: string[] = [];
  images = 0;
  /** Characters that are shown, and those in elements that are not (`hidden`, `display:none`). */
  shownCharacters = 0;
  hiddenCharacters = 0;
}
