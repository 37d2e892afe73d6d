import type { Document } from '@touchstone/kernel/document';
import type { DocumentKnowledge, Subject } from '../knowledge/document-knowledge.ts';
import type { Policy, PolicySection, Quoted } from '../policy.ts';
import { datesOf } from './details/dates.ts';
import { forcesOf } from './details/forces.ts';
import { handlerOf } from './details/handler.ts';
import { keptInTables, retentionOf, storageOf } from './details/keeping.ts';
import { onlyListOf } from './details/only-list.ts';
import { personalisationOf } from './details/personalisation.ts';
import { productsOf } from './details/products.ts';
import { promisesOf, rightsOf } from './details/rights.ts';
import { statedKinds, statementsOf } from './details/statements.ts';
import { textQuality } from './details/text-quality.ts';
import { topicsOf } from './details/topics.ts';
import { totalDenialsOf } from './details/total-denials.ts';
import { listsOf } from './details/two-lists.ts';
import { vagueOf } from './details/vague.ts';
import { withoutPartDenials } from './items/denials.ts';
import { markSensitive } from './items/mark-sensitive.ts';
import { sentenceItems } from './items/sentence-items.ts';
import { partyItems, tableItems } from './items/table-items.ts';
import { type Outline, outlineOf, type Table } from './outline/outline.ts';
import { labelledParties } from './parties/labelled-parties.ts';
import { listedParties } from './parties/listed-parties.ts';
import type { PartyCatalogue } from './parties/party-catalogue.ts';
import { tableParties } from './parties/table-parties.ts';
import { mergeParties, ownNameOf, toldParties } from './parties/told-parties.ts';
import { sentencesOf } from './reading/policy-sentence.ts';
import { type ReadTable, readTable } from './tables/read-table.ts';

/** A privacy policy as statements. Takes whatever a reader handed on; what is not there is absent from the result. */
export function policyOf(document: Document, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): Policy {
  const outline = outlineOf(document, knowledge);
  const tables = readTables(outline, knowledge);
  const labelled = labelledParties(outline, knowledge, catalogue);
  const listed = listedParties(outline, knowledge, catalogue, (part) => labelled.taken.has(part));
  const sentences = sentencesOf(outline, knowledge, (part) => labelled.taken.has(part) || listed.taken.has(part));
  const inTables = [...tables].flatMap(([table, read]) =>
    read.about === 'parties' ? tableParties(table, read, knowledge, catalogue) : [],
  );
  const handler = handlerOf(outline, knowledge);
  const ownName = ownNameOf(outline.title?.text ?? document.title, knowledge);
  const parties = mergeParties(
    [...inTables, ...labelled.parties, ...listed.parties],
    toldParties(sentences, knowledge, catalogue, ownName),
    { title: ownName, handler: handler.name?.value ?? '' },
  );
  const own = [...sentenceItems(sentences, knowledge), ...[...tables].flatMap(([table, read]) => tableItems(table, read, knowledge))];
  const items = [...withoutPartDenials(markSensitive(own, sentences, knowledge)), ...partyItems(parties, knowledge)].sort(
    (a, b) => a.line - b.line,
  );
  const stated = statedKinds(sentences, knowledge);
  const retention = [...retentionOf(stated, knowledge), ...keptInTables(tables, knowledge)];
  const rows = [...tables].flatMap(([table, read]) =>
    read.about === 'rights' || table.section.about === 'rights' ? rowsOf(table, read) : [],
  );
  const statements = statementsOf(stated, tables, parties, knowledge);
  const lists = listsOf(outline, document.links, tables, [...labelled.parties, ...listed.parties], knowledge);
  const onlyList = onlyListOf(outline, document.title, { statements, lists }, knowledge);
  const denials = totalDenialsOf(sentences, { items, parties, stated }, knowledge);
  return {
    name: document.name,
    text: textQuality(outline, sentences, knowledge),
    statements,
    items,
    parties,
    handler,
    dates: datesOf(outline, knowledge),
    products: productsOf(sentences, knowledge),
    retention,
    storage: storageOf(sentences, knowledge),
    rights: rightsOf(sentences, rows, knowledge),
    promises: promisesOf(sentences, rows, knowledge),
    sections: sectionsOf(outline),
    forces: forcesOf(sentences, knowledge),
    vague: vagueOf(sentences, { items, parties, retention }, knowledge),
    personalisation: personalisationOf(stated, knowledge),
    lists,
    ...(denials === undefined || denials.length === 0 ? {} : { denials }),
    ...(onlyList === undefined ? {} : { onlyList }),
    links: document.links.map(({ text, address, line }) => ({ line, quote: text, address })),
    topics: topicsOf(outline, knowledge),
  };
}

function readTables(outline: Outline, knowledge: DocumentKnowledge): ReadonlyMap<Table, ReadTable> {
  return new Map(outline.parts.flatMap((part) => (part.kind === 'table' ? [[part, readTable(part, knowledge)] as const] : [])));
}

const rowsOf = ({ line }: Table, { cells }: ReadTable): readonly Quoted[] => cells.map((row) => ({ line, quote: row.join('：') }));

const SHOWN: ReadonlySet<Subject> = new Set([
  'child',
  'sdk',
  'cross-border',
  'sensitive',
  'permissions',
  'cookies',
  'definitions',
  'rights',
  'sharing',
  'security',
]);

function sectionsOf({ sections }: Outline): readonly PolicySection[] {
  return sections.flatMap(({ about, isOwn, line, untilLine, title }) =>
    about !== undefined && isOwn && untilLine > line && SHOWN.has(about)
      ? [{ about: about as PolicySection['about'], line, untilLine, quote: title }]
      : [],
  );
}
