import type { Sdk, StatedParty } from '@touchstone/facts';
import { byText } from '@touchstone/kernel/order';
import { type Lang, sdkCategoryWords, visible, type Wording, wordingOf } from '@touchstone/render';
import type { Report } from '@touchstone/verdict';
import type { DocumentOptions } from '../document-options.ts';
import type { Cell, DataList, ListRow, Piece } from './data-list.ts';
import { evidenceLines, noteLine } from './evidence-lines.ts';
import { type ListWords, listWords } from './list-words.ts';
import { blank, known, knownCell, toCheck } from './pieces.ts';
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
    rows: [...listed].sort((a, b) => Number(b.party !== undefined) - Number(a.party !== undefined) || byText(a.id, b.id)).map(row),
    introduction: [words.sharedIntroduction],
    internalNotes: [
      ...(report.exhibits?.policy === undefined ? [words.noPolicy] : []),
      ...(all.length > listed.length ? [words.leftOut(all.length - listed.length)] : []),
    ],
  };
}

const WIDTHS = [16, 18, 16, 14, 22, 14];

/** Everyone whom the policy names or whom something was seen to reach; else what the catalogue says of the SDK. */
const handlesPersonalInfo = ({ party, reads, receives }: Receiver, known: Sdk | undefined) =>
  party !== undefined ||
  reads.size > 0 ||
  receives.size > 0 ||
  (known !== undefined && known.isGeneralLibrary !== true && (known.handlesPersonalInfo || known.declares.length > 0));

function rowWriter(report: Report, wording: Wording, words: ListWords, lang: Lang, catalogue: ReadonlyMap<string, Sdk>) {
  const names = (tokens: Iterable<string>) => [...tokens].map((token) => wording.value('data', token)).join(words.separator);
  const hasPolicy = report.exhibits?.policy !== undefined;

  return (receiver: Receiver): ListRow => {
    const { party, host, sdk } = receiver;
    const catalogued = catalogue.get(receiver.id);
    const vendor = catalogued?.vendor[lang] ?? sdk?.vendor;
    const category = sdkCategoryWords[catalogued?.category ?? ''];
    return {
      cells: [
        nameCell(receiver, wording, words),
        orElse(party?.company, host === undefined ? vendor : undefined),
        orElse(party?.purpose, category === undefined || catalogued?.category === 'other' ? undefined : words.category(category[lang])),
        orElse(party?.manner, undefined),
        kindsCell(receiver, catalogued, names, words),
        orElse(party?.link, undefined),
      ],
      evidence: [
        ...(party === undefined && hasPolicy ? [noteLine(words.untoldParty)] : []),
        ...(party === undefined ? [] : [partyLine(party, report)]),
        ...evidenceLines(report, receiver.facts, wording, words),
      ],
    };
  };
}

function nameCell({ id, party, host, sdk }: Receiver, wording: Wording, words: ListWords): Cell {
  if (party !== undefined) return [known(party.name)];
  if (host !== undefined) return [toCheck(words.receiver(host))];
  const name = sdk === undefined ? wording.value('sdk', id) : wording.sdk(id);
  return sdk?.confidence === 'low' || sdk === undefined
    ? [toCheck(name), ...(sdk === undefined ? [] : [toCheck(words.weakSign)])]
    : [known(name)];
}

/** As stated; what is only a suggestion is marked; a blank for what nobody says. */
function orElse(stated: string | undefined, suggestion: string | undefined): Cell {
  if (stated !== undefined && stated.trim() !== '') return [known(stated.trim())];
  return [suggestion === undefined || suggestion === '' ? blank : toCheck(suggestion)];
}

/** What the policy states, then what was seen, then what the vendor says in public. */
function kindsCell(
  { party, reads, receives }: Receiver,
  catalogued: Sdk | undefined,
  names: (tokens: Iterable<string>) => string,
  words: ListWords,
): Cell {
  const stated = party?.kinds?.trim() ?? '';
  const declared = (isStated: boolean) =>
    (catalogued?.declares ?? []).filter(({ qualifier }) => (qualifier === 'stated') === isStated).map(({ data }) => data);
  const lines: readonly (readonly [Iterable<string>, (kinds: string) => string])[] = [
    [reads, words.seen],
    [receives, words.receives],
    [declared(true), words.declares],
    [stated === '' ? declared(false) : [], words.mayDeclare],
  ];
  const suggestions = lines.flatMap(([tokens, say]): Piece[] => {
    const kinds = names(tokens);
    return kinds === '' ? [] : [toCheck(say(kinds))];
  });
  return [stated === '' ? blank : known(stated), ...suggestions];
}

const partyLine = ({ name, line }: StatedParty, report: Report) => ({
  what: visible(name),
  owner: '',
  place: visible(`${report.exhibits?.policy?.file ?? ''}:${line}`),
  quote: '',
});
