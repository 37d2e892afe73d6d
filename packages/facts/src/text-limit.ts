import type { App } from '@touchstone/app-model';
import type { Fact } from './fact.ts';
import { textFiles } from './text-files.ts';

/** Says that not all bundled texts were read, for a detector that looks for something in them. */
export function* textLimit(app: App, detector: string): Generator<Fact> {
  const { files, unreadCount } = textFiles(app);
  if (unreadCount > 0)
    yield { kind: 'analysis.limit', attributes: { what: `${detector}:text-files`, done: files.length }, at: { file: app.file.name } };
}
