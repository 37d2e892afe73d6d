import type { Sdk, StatedParty } from '@touchstone/facts';
import { byText } from '@touchstone/kernel/order';
import { type Lang, sdkCategoryWords, visible, type Wording, wordingOf } from '@touchstone/render';
import type { Report } from '@touchstone/verdict';
import type { DocumentOptions } from '../document-options.ts';
import type { Cell, DataList, ListRow, Piece } from './data-list.ts';
import { evidenceLines, noteLine } from './evidence-lines.ts';
import { type ListWords, listWords } from './list-words.ts';
import { known, knownCell, toCheck } from './pieces.ts';
import { type Receiver, receiversOf } from './receivers.ts';

/** Draft of the 与第三方共享个人信息清单; undefined for a report of a file that could not be read. */
export function sharedList(report: Report, options: DocumentOptions): DataList | undefined {
  if (report.app === null) return undefined;
  const words = listWords[options.lang];
  const catalogue = new Map(options.knowledge.sdks.map((sdk) => [sdk.id, sdk]));
  const all = receiversOf(report);
  const listed = all.filter((one) => handlesPersonalInfo(one, catalogue.get(one.id)));
  const row = rowWriter(report, wordingOf(options), words, options.lang, catalogue);
  return {
    list: 'shared',
    title: words.sharedTitle,
    app: report.app,
    handler: knownCell([report.exhibits?.policy?.handler]),
    columns: words.sharedColumns.map((title, i) => ({ title, width: WIDTHS[i] ?? 1 })),
    rows: [...listed].sort((a, b) => Number(b.parties.length > 0) - Number(a.parties.length > 0) || byText(a.id, b.id)).map(row),
    introduction: [words.sharedIntroduction],
    internalNotes: [
      ...(report.exhibits?.policy === undefined ? [words.noPolicy] : []),
      ...(all.length > listed.length ? [words.leftOut(all.length - listed.length)] : []),
    ],
  };
}

const WIDTHS = [16, 18, 16, 14, 22, 14];

/** Categories that tell no purpose. */
const VAGUE: ReadonlySet<string> = new Set(['framework', 'other']);

/** Everyone whom the policy names or whom something was seen to reach; else what the catalogue says of the SDK. */
const handlesPersonalInfo = ({ parties, reads, receives }: Receiver, known: Sdk | undefined) =>
  parties.length > 0 ||
  reads.size > 0 ||
  receives.size > 0 ||
  (known !== undefined && known.isGeneralLibrary !== true && (known.handlesPersonalInfo || known.declares.length > 0));

function rowWriter(report: Report, wording: Wording, words: ListWords, lang: Lang, catalogue: ReadonlyMap<string, Sdk>) {
  const names = (tokens: Iterable<string>) => [...tokens].map((token) => wording.value('data', token)).join(words.separator);
  const hasPolicy = report.exhibits?.policy !== undefined;

  return (receiver: Receiver): ListRow => {
    const { parties, host, sdk } = receiver;
    const catalogued = catalogue.get(receiver.id);
    const vendor = catalogued?.vendor[lang] ?? sdk?.vendor;
    const category = sdkCategoryWords[catalogued?.category ?? ''];
    return {
      cells: [
        nameCell(receiver, wording, words),
        orElse(
          parties.map(({ company }) => company),
          host === undefined ? vendor : undefined,
        ),
        orElse(
          parties.map(({ purpose }) => purpose),
          category === undefined || VAGUE.has(catalogued?.category ?? '') ? undefined : words.category(category[lang]),
        ),
        knownCell(parties.map(({ manner }) => manner)),
        kindsCell(receiver, catalogued, names, words),
        knownCell(parties.map(({ link }) => link)),
      ],
      evidence: [
        ...(parties.length === 0 && hasPolicy ? [noteLine(words.untoldParty)] : []),
        ...parties.map((party) => partyLine(party, report)),
        ...evidenceLines(report, receiver.facts, wording, words),
      ],
    };
  };
}

function nameCell({ id, parties, host, sdk }: Receiver, wording: Wording, words: ListWords): Cell {
  if (parties.length > 0) return knownCell(parties.map(({ name }) => name));
  if (host !== undefined) return [toCheck(words.receiver(host))];
  const name = sdk === undefined ? wording.value('sdk', id) : wording.sdk(id);
  return sdk?.confidence === 'low' || sdk === undefined
    ? [toCheck(name), ...(sdk === undefined ? [] : [toCheck(words.weakSign)])]
    : [known(name)];
}

/** As stated; what is only a suggestion is marked; a blank for what nobody says. */
function orElse(stated: readonly (string | undefined)[], suggestion: string | undefined): Cell {
  const cell = knownCell(stated);
  return cell.some(({ state }) => state === 'known') || suggestion === undefined || suggestion === '' ? cell : [toCheck(suggestion)];
}

/** What the policy states, then what was seen, then what the vendor says in public. */
function kindsCell(
  { parties, reads, receives, untold }: Receiver,
  catalogued: Sdk | undefined,
  names: (tokens: Iterable<string>) => string,
  words: ListWords,
): Cell {
  const stated = knownCell(parties.map(({ kinds }) => kinds));
  const isStated = stated.some(({ state }) => state === 'known');
  const declared = (isPublic: boolean) =>
    (catalogued?.declares ?? []).filter(({ qualifier }) => (qualifier === 'stated') === isPublic).map(({ data }) => data);
  const told = (seen: ReadonlySet<string>) => [...seen].filter((token) => !isStated || !untold.has(token));
  const lines: readonly (readonly [Iterable<string>, (kinds: string) => string])[] = [
    [told(reads), words.seen],
    [told(receives), words.receives],
    [isStated ? untold : [], words.seenUntold],
    [declared(true), words.declares],
    [isStated ? [] : declared(false), words.mayDeclare],
  ];
  const suggestions = lines.flatMap(([tokens, say]): Piece[] => {
    const kinds = names(tokens);
    return kinds === '' ? [] : [toCheck(say(kinds))];
  });
  return [...stated, ...suggestions];
}

const partyLine = ({ name, line }: StatedParty, report: Report) => ({
  what: visible(name),
  owner: '',
  place: visible(`${report.exhibits?.policy?.file ?? ''}:${line}`),
  quote: '',
});
