import { byText } from '@touchstone/kernel/order';
import type { Act, Follow, Screen, ScreenEvidence } from './screen.ts';
import type { UiTree } from './tree/ui-tree.ts';

/** A file of the folder: its name without the folder, and its tree when it is one. */
export interface ScreenFile {
  readonly name: string;
  readonly type: 'tree' | 'picture';
  readonly tree?: UiTree;
}

/** A line of the folder's index: records of the trace contract (docs/trace-contract.md), those kinds that matter here. */
export type ScreenRecord =
  | { readonly kind: 'picture'; readonly time?: number; readonly file: string }
  | {
      readonly kind: 'ui';
      readonly time?: number;
      readonly event: string;
      readonly page?: string;
      readonly text?: string;
      readonly x?: number;
      readonly y?: number;
    }
  | { readonly kind: 'process'; readonly time?: number; readonly event: string; readonly package: string }
  | { readonly kind: 'phase'; readonly time?: number; readonly scenario: string; readonly edge: 'start' | 'end' }
  | { readonly kind: 'call'; readonly time?: number; readonly action?: string; readonly target?: { readonly value: string } };

const ACTS: ReadonlySet<string> = new Set<Act['kind']>(['tap', 'long-tap', 'swipe', 'input', 'key', 'shake', 'rotate']);
/** Actions of calls that follow an act, in the words of the API table. */
const FOLLOWS: ReadonlyMap<string, Follow['kind']> = new Map([
  ['download-file', 'download'],
  ['install-app', 'install'],
]);
/** `03-first-launch-consent.png`: number, step of the run script, note. */
const NUMBERED = /^(\d{1,6})[-_ ](.+?)\.[a-z0-9]+$/i;

/**
 * Puts the files of a folder and the records of its index into the order in which things happened. Without an index the names of the
 * files tell the order and the step: `03-first-launch-dialog.xml`, and `03-first-launch-dialog.png` of the same moment.
 *
 * @param scenarios steps of the run script that a file name may begin with
 */
export function screensInOrder(
  name: string,
  files: readonly ScreenFile[],
  records: readonly ScreenRecord[],
  scenarios: readonly string[],
): ScreenEvidence {
  const moments = momentsOf(files);
  const screens: Screen[] = [];
  const acts: Act[] = [];
  const follows: Follow[] = [];
  let scenario: string | undefined;
  let page: string | undefined;
  const put = (moment: Moment, time: number | undefined) => {
    moments.delete(moment.stem);
    screens.push({ ...screenOf(moment, scenarios), ...stated({ time, scenario, page }) });
  };
  for (const record of records) {
    if (record.kind === 'phase') scenario = record.edge === 'start' ? record.scenario : undefined;
    else if (record.kind === 'picture') {
      const moment = moments.get(stemOf(record.file));
      if (moment !== undefined) put(moment, record.time);
    } else {
      if (record.kind === 'ui' && record.event === 'page') page = record.page;
      const last = { on: screens.length - 1, ...stated({ time: record.time }) };
      if (record.kind === 'ui' && ACTS.has(record.event)) {
        acts.push({ kind: record.event as Act['kind'], ...last, ...stated({ x: record.x, y: record.y, text: record.text }) });
      } else {
        const follow = followOf(record);
        if (follow !== undefined) follows.push({ ...follow, ...last, after: acts.length - 1 });
      }
    }
  }
  [scenario, page] = [undefined, undefined];
  for (const moment of [...moments.values()].sort((a, b) => numberOf(a.stem) - numberOf(b.stem) || byText(a.stem, b.stem)))
    put(moment, undefined);
  return { name, screens, acts, follows };
}

function followOf(record: ScreenRecord): Pick<Follow, 'kind' | 'what'> | undefined {
  if (record.kind === 'process') return { kind: record.event === 'start' ? 'process-start' : 'app-closed', what: record.package };
  if (record.kind === 'ui' && record.event === 'page') return { kind: 'page', what: record.page ?? '' };
  const kind = record.kind === 'call' ? FOLLOWS.get(record.action ?? '') : undefined;
  return kind === undefined || record.kind !== 'call' ? undefined : { kind, what: record.target?.value ?? '' };
}

interface Moment {
  readonly stem: string;
  tree?: ScreenFile;
  picture?: ScreenFile;
}

/** Files without a number come last. */
const numberOf = (stem: string) => Number(/^\d{1,6}/.exec(stem)?.[0] ?? 1e6);
const stemOf = (name: string) => name.replace(/\.[^.]*$/, '');

/** Tree and picture of one name are one moment. */
function momentsOf(files: readonly ScreenFile[]): Map<string, Moment> {
  const moments = new Map<string, Moment>();
  for (const file of files) {
    const stem = stemOf(file.name);
    const moment = moments.get(stem) ?? { stem };
    moments.set(stem, { ...moment, [file.type]: file });
  }
  return moments;
}

/** What the file's own name says. */
function screenOf({ tree, picture }: Moment, scenarios: readonly string[]): Screen {
  const file = (tree ?? picture)?.name ?? '';
  const said = NUMBERED.exec(file)?.[2] ?? '';
  const scenario = scenarios.filter((one) => said === one || said.startsWith(`${one}-`)).sort((a, b) => b.length - a.length)[0];
  const note = scenario === undefined ? said : said.slice(scenario.length + 1);
  return {
    file,
    ...stated({ picture: picture?.name, scenario, note: note === '' ? undefined : note, tree: tree?.tree }),
  };
}

type Stated<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the fields of which nothing is known. */
function stated<T extends object>(fields: T): Stated<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Stated<T>;
}
