import { sizeText } from '../view/identity.ts';
import { materialsOf } from '../view/materials.ts';
import type { View } from '../view/view.ts';
import { evidenceHeadings, evidenceInputs } from '../words/evidence.ts';
import type { Page } from './page.ts';

/** Files listed of one sort. */
const FILES = 12;

/** What was given beside the package, with digests, and what was not given. */
export function writeEvidence(page: Page, { report, names, words }: View): void {
  const say = names.say;
  page.heading(say(evidenceHeadings.title));
  for (const { input, files, waiting } of materialsOf(report)) {
    const state = files.length > 0 ? `✓ ${say(evidenceHeadings.given)} ${files.length}` : say(evidenceHeadings.notGiven);
    const wanting = waiting === 0 ? '' : ` · ${say(evidenceHeadings.untested)} ${waiting}`;
    page.prose(`${say(evidenceInputs[input])}${words.colon}${state}${wanting}`);
    for (const { name, sizeBytes, sha256 } of files.slice(0, FILES)) page.line(`${name} · ${sizeText(sizeBytes)} · SHA-256 ${sha256}`, 2);
    if (files.length > FILES) page.line(words.more(files.length - FILES), 2);
  }
}
