import type { App } from '@touchstone/app-model';
import { decodeUtf8 } from '@touchstone/kernel/bytes';
import type { Program, Site } from '@touchstone/program';
import { isEquality } from '../../comparisons.ts';
import { textsIn } from '../../constant-values.ts';
import type { Decisions } from '../../decisions.ts';
import type { Fact } from '../../fact.ts';
import { instructionAt } from '../../influence.ts';
import type { Knowledge } from '../../knowledge.ts';
import { rowList } from '../../lists.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { tellingSites } from '../../telling-sites.ts';
import { textFiles } from '../../text-files.ts';
import { shortLists } from './short-lists.ts';

/** Cities shown of each list. */
const SHOWN = 5;
/** Files with such lists that are reported. */
const MOST_FILES = 20;
/** Larger files hold catalogues, not a handful of cities. */
const LARGEST = 256 * 1024;
/** Fewer cities make no list. */
const FEWEST = 2;

/**
 * A short list of big cities in a bundled file, where code compares the place of the user with something that it does not
 * hold itself. One class that names the file and compares is suspected; otherwise whether the two belong together is undecided.
 */
export function* cityLists(app: App, knowledge: Knowledge, decisions: Decisions): Generator<Fact> {
  const comparisons = placesCompared(app.program, knowledge, decisions);
  if (comparisons.length === 0) return;
  const cities = new Set(rowList(knowledge, 'evasion', 'cities').flatMap(({ names = [] }) => names));
  let count = 0;
  for (const { path, bytes } of textFiles(app).files) {
    if (bytes.length > LARGEST) continue;
    const list = shortLists(decodeUtf8(bytes)).find((items) => isCityList(items, cities));
    if (list === undefined) continue;
    if (++count > MOST_FILES) return;
    const naming = classesNaming(app.program, path);
    const together = comparisons.find(({ method }) => naming.has(method.class));
    const site = together ?? comparisons[0]!;
    const how = `${path}: ${list
      .filter((item) => cities.has(item))
      .slice(0, SHOWN)
      .join(', ')}`;
    const grade = together === undefined ? 'undecided' : 'suspected';
    yield {
      kind: 'evasion.check',
      attributes: { checks: 'city', how, grade, ...ownerAttributes(app, site.method.class) },
      at: site.place(),
    };
  }
}

/** Most of a list are cities that catalogues of all places would hold among hundreds of others. */
function isCityList(items: readonly string[], cities: ReadonlySet<string>): boolean {
  const count = new Set(items.filter((item) => cities.has(item))).size;
  return count >= FEWEST && count * 2 >= items.length;
}

/** Where the place of the user is asked for and then compared, to decide something, with what is no constant of the method. */
function placesCompared(program: Program, knowledge: Knowledge, decisions: Decisions): readonly Site[] {
  const asked = rowList(knowledge, 'evasion', 'cityCalls').flatMap(({ class: owner, name }) => [
    ...tellingSites(program.callsTo({ class: String(owner), name: String(name) })),
  ]);
  return asked.filter((site) => decisions.restOn(site) && isComparedWithData(program, site, decisions));
}

function isComparedWithData(program: Program, site: Site, decisions: Decisions): boolean {
  const body = instructionAt(program, site.method.id, site.instruction)?.body;
  const compared = new Set([...(decisions.influenceOf(site)?.invokes ?? [])].map((i) => body?.at[i]));
  return program.callsIn(site.method).some((call) => {
    if (!compared.has(call.instruction) || !isEquality(call.target)) return false;
    const values = [call.how === 'static' ? undefined : call.receiver(), call.argument(0), call.argument(1)];
    return values.every((value) => textsIn(value).length === 0);
  });
}

/** Classes that load the name of a file: as `AssetManager.open` wants it, or without its folder. */
function classesNaming(program: Program, path: string): ReadonlySet<string> {
  const inside = path.slice(path.indexOf('!') + 1);
  const names = [inside, inside.replace(/^assets\//, ''), inside.slice(inside.lastIndexOf('/') + 1)];
  const uses = program.usesOfTexts([...new Set(names)]);
  return new Set([...uses.values()].flatMap((sites) => sites.map(({ method }) => method.class)));
}
