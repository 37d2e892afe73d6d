import type { App } from '@touchstone/app-model';
import { descriptorOf } from './class-names.ts';
import type { Knowledge } from './knowledge.ts';
import { componentsAreMissing } from './missing-components.ts';

const answers = new WeakMap<App, string | undefined>();

/**
 * Why code of the app may be somewhere that this scan does not see; undefined when all that the manifest names is
 * there. A cheap answer for detectors that conclude from the absence of calls; asked once for each app.
 */
export function whyCodeIsHidden(app: App, knowledge: Knowledge): string | undefined {
  if (!answers.has(app)) answers.set(app, reason(app, knowledge));
  return answers.get(app);
}

function reason(app: App, knowledge: Knowledge): string | undefined {
  if (app.program.counts.classes === 0) return 'no-dex';
  if (app.problems.some(({ code }) => DAMAGE.has(code))) return 'damaged-dex';
  const packer = packerOf(app, knowledge);
  if (packer !== undefined) return `packed: ${packer}`;
  return componentsAreMissing(app) ? 'components-missing' : undefined;
}

/** Faults after which classes or instructions are lost. */
const DAMAGE: ReadonlySet<string> = new Set([
  'app/too-many-dex-files',
  'dex/class-data-budget',
  'dex/class-data-past-end',
  'dex/code-budget',
  'dex/code-out-of-file',
  'dex/code-past-end',
  'dex/file-truncated',
  'dex/header-truncated',
  'dex/not-dex',
  'dex/table-budget',
  'zip/bomb-ratio',
  'zip/total-limit',
]);

/** Id of a packer of which a file or class is there that belongs to it alone. */
function packerOf(app: App, { packers }: Knowledge): string | undefined {
  const libraries = new Set(app.natives.map(({ name }) => name));
  const isThere: Readonly<Record<string, (value: string) => boolean>> = {
    lib: (value) => libraries.has(value),
    asset: (value) => app.fileAt(value) !== undefined || app.fileAt(`assets/${value}`) !== undefined,
    class: (value) => app.program.class(value.startsWith('L') ? value : descriptorOf(value)) !== undefined,
  };
  return packers.find(
    ({ kind, markers }) =>
      kind === 'packer' && markers.some(({ type, value, confidence }) => confidence === 'high' && isThere[type]?.(value) === true),
  )?.id;
}
