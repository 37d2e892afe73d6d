import type { EvidenceFile } from '@touchstone/facts';
import { sizeText } from '../view/identity.ts';
import { materialsOf } from '../view/materials.ts';
import type { View } from '../view/view.ts';
import { evidenceHeadings, evidenceInputs } from '../words/evidence.ts';
import { html, type Markup } from './markup.ts';
import { code, table } from './table.ts';

/** Files listed without folding, and at all. */
const FEW = 8;
const MOST = 200;

/** What was given beside the package with its digests, and what was not given and is therefore not tested. */
export function evidence({ report, names, words }: View): Markup {
  const say = names.say;
  const materials = materialsOf(report);
  const rows = materials.map(({ input, files, waiting }) => [
    say(evidenceInputs[input]),
    files.length > 0
      ? html`<span class="cell good">✓ ${say(evidenceHeadings.given)} ${files.length}</span>`
      : html`<span class="cell absent">${say(evidenceHeadings.notGiven)}</span>`,
    waiting === 0 ? '—' : waiting,
  ]);
  const files = materials.flatMap((material) => material.files);
  return html`${table(say(evidenceHeadings.note), [say(evidenceHeadings.input), say(evidenceHeadings.state), say(evidenceHeadings.untested)], rows)}
${files.length === 0 ? undefined : fileList(files, { names, words })}`;
}

function fileList(files: readonly EvidenceFile[], { names, words }: Pick<View, 'names' | 'words'>): Markup {
  const title = `${names.say(evidenceHeadings.files)} ${files.length}`;
  const rows = files
    .slice(0, MOST)
    .map(({ name, input, sizeBytes, sha256 }) => [code(name), names.say(evidenceInputs[input]), sizeText(sizeBytes), code(sha256)]);
  const list = html`${table(title, [names.say(evidenceHeadings.name), names.say(evidenceHeadings.kind), names.say(evidenceHeadings.size), 'SHA-256'], rows, 'files')}${
    files.length > MOST ? html`<p class="note">${words.moreInJson(files.length - MOST)}</p>` : undefined
  }`;
  return files.length <= FEW ? list : html`<details class="paper"><summary>${title}</summary>${list}</details>`;
}
