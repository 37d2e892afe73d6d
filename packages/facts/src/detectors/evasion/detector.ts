import type { App } from '@touchstone/app-model';
import type { CallSite, Site } from '@touchstone/program';
import { numberOf, textOf, textsIn } from '../../constant-values.ts';
import { Decisions } from '../../decisions.ts';
import type { Detector } from '../../detector.ts';
import type { Knowledge } from '../../knowledge.ts';
import { rowList } from '../../lists.ts';
import { nativeTexts } from '../../native-texts.ts';
import { NearbyCalls } from '../../nearby-calls.ts';
import { tellingSites } from '../../telling-sites.ts';
import { textsBeginning } from '../../texts-beginning.ts';
import { cityLists } from './city-lists.ts';
import { comparedMarks } from './compared-marks.ts';
import { debuggableFlag } from './debuggable-flag.ts';
import { Marks } from './marks.ts';

/**
 * Checks that could tell a test environment. A lead, never a violation by itself: banks and payment SDKs make them too.
 * One fact for each owner and check; a weak mark needs another one beside it, and a branch that rests on each.
 */
export const evasion: Detector = {
  id: 'evasion',
  version: 3,
  yields: ['evasion.check'],

  *detect(app, knowledge) {
    const marks = new Marks(app, knowledge);
    const nearby = new NearbyCalls(app.program);
    const texts = rowList(knowledge, 'evasion', 'texts');
    const uses = app.program.usesOfTexts(texts.flatMap(({ strong, weak }) => [...listOf(strong), ...listOf(weak)]));
    const decisions = new Decisions(app.program);
    for (const row of texts) textMarks(app, marks, row, uses, decisions);
    nativeMarks(app, marks, knowledge, texts);
    for (const row of rowList(knowledge, 'evasion', 'calls')) callMarks(app, marks, nearby, row, decisions);
    comparedMarks(app.program, marks, nearby, knowledge);
    debuggableFlag(app.program, marks);
    cityMarks(app, marks, knowledge, decisions);
    yield* marks.facts();
    yield* cityLists(app, knowledge, decisions);
  },
};

type Row = Readonly<Record<string, string | readonly string[]>>;
const listOf = (value: Row[string] | undefined): readonly string[] => (typeof value === 'string' ? [value] : (value ?? []));

function textMarks(
  app: App,
  marks: Marks,
  { check, strong, weak, prefixes }: Row,
  uses: ReadonlyMap<string, readonly Site[]>,
  decisions: Decisions,
): void {
  for (const [list, isStrong] of [
    [listOf(strong), true],
    [listOf(weak), false],
  ] as const) {
    for (const text of list) {
      for (const site of tellingSites(uses.get(text) ?? []))
        if (isStrong || decisions.restOn(site)) marks.add(String(check), text, isStrong, site);
    }
  }
  for (const { text, uses } of textsBeginning(app.program, listOf(prefixes)))
    for (const site of uses()) marks.add(String(check), text.slice(0, 100), true, site);
}

/** The same marks in native libraries, where each text stands as it is. No branch can be looked at: weak ones only go with others. */
function nativeMarks(app: App, marks: Marks, knowledge: Knowledge, rows: readonly Row[]): void {
  const meant = new Map<string, { readonly check: string; readonly isStrong: boolean }[]>();
  for (const { check, strong, weak } of rows) {
    for (const [list, isStrong] of [
      [strong, true],
      [weak, false],
    ] as const) {
      for (const text of listOf(list)) meant.set(text, [...(meant.get(text) ?? []), { check: String(check), isStrong }]);
    }
  }
  for (const { library, text, at } of nativeTexts(app, knowledge).telling) {
    for (const { check, isStrong } of meant.get(text) ?? []) marks.addNative(check, text, isStrong, library, at);
  }
}

/**
 * `argument` of a call: the constant that it must get; `words`: one of the words of the command line that it gets;
 * `fields`: or a framework constant; `beside`: a call that must stand in the same method.
 */
function callMarks(app: App, marks: Marks, nearby: NearbyCalls, row: Row, decisions: Decisions): void {
  const { check, class: owner, name, beside, strength } = row;
  const methods = methodsThatMayGive(app, row);
  if (methods?.size === 0) return;
  for (const site of tellingSites(app.program.callsTo({ class: String(owner), name: String(name) }))) {
    if (methods?.has(site.method.id) === false) continue;
    const given = givenTo(site, row);
    if (given === undefined) continue;
    const isBeside = (target: CallSite['target']) => listOf(beside).includes(`${target.class}->${target.name}`);
    if (beside !== undefined && nearby.find(site.method, `beside ${listOf(beside).join(' ')}`, isBeside, 'method') === undefined) continue;
    if (strength === 'weak' && !decisions.restOn(site)) continue;
    const how = `${String(owner).slice(1, -1).replaceAll('/', '.')}.${name}${given === '' ? '' : ` ${given}`}`;
    marks.add(String(check), how, strength !== 'weak', site);
  }
}

/** Methods that load one of the texts or fields that the row asks for; undefined: any, for numbers and words of longer lines. */
function methodsThatMayGive({ program }: App, { argument, words, fields }: Row): ReadonlySet<number> | undefined {
  if (words !== undefined || (argument === undefined && fields === undefined)) return undefined;
  if (listOf(argument).some((text) => /^\d+$/.test(text))) return undefined;
  const accesses = listOf(fields).flatMap((field) => {
    const arrow = field.indexOf(';->') + 1;
    return program.accessesOf({ class: field.slice(0, arrow), name: field.slice(arrow + 2) });
  });
  const loads = listOf(argument).flatMap((text) => program.usesOfText(text));
  return new Set([...accesses, ...loads].map(({ method }) => method.id));
}

/** What the call gets of what its row asks for: empty when it asks for nothing, undefined when it gets something else. */
function givenTo(site: CallSite, { index, argument, words, fields }: Row): string | undefined {
  if (argument === undefined && words === undefined && fields === undefined) return '';
  const value = site.argument(Number(index ?? 0));
  if (words !== undefined) {
    const given = textsIn(value).flatMap((line) => line.split(/[\s;|&]+/));
    return listOf(words).find((word) => given.includes(word));
  }
  if (value?.kind === 'field' && listOf(fields).includes(`${value.class}->${value.name}`)) return value.name;
  const given = String(textOf(value) ?? numberOf(value));
  return listOf(argument).find((one) => one === given);
}

/** A place is asked for, and a branch rests on a big city, in the same class. */
function cityMarks(app: App, marks: Marks, knowledge: Knowledge, decisions: Decisions): void {
  const asked = new Set<string>();
  for (const { class: owner, name } of rowList(knowledge, 'evasion', 'cityCalls')) {
    for (const { method } of app.program.callsTo({ class: String(owner), name: String(name) })) asked.add(method.class);
  }
  if (asked.size === 0) return;
  for (const { names } of rowList(knowledge, 'evasion', 'cities')) {
    for (const name of listOf(names)) {
      for (const site of tellingSites(app.program.usesOfText(name))) {
        if (asked.has(site.method.class) && decisions.restOn(site)) marks.add('city', name, false, site);
      }
    }
  }
}
