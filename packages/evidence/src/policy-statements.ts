import type { Knowledge } from '@touchstone/facts';
import type { Document } from '@touchstone/kernel/document';
import {
  type DocumentKnowledge,
  type PartyCatalogue,
  type Policy,
  readDocumentKnowledge,
  readPartyCatalogue,
  policyOf as statementsOf,
} from '@touchstone/policy';

interface Catalogues {
  readonly words: DocumentKnowledge;
  readonly parties: PartyCatalogue;
}

/** Reading the word lists costs more than a policy: once for each catalogue. */
const read = new WeakMap<Knowledge, Catalogues>();

/** A document is read once. */
const made = new WeakMap<Document, Policy>();

/** The statements of a policy, by the words of the catalogue. */
export function policyOf(document: Document, knowledge: Knowledge): Policy {
  const before = made.get(document);
  if (before !== undefined) return before;
  const { words, parties } = cataloguesOf(knowledge);
  const policy = statementsOf(document, words, parties);
  made.set(document, policy);
  return policy;
}

function cataloguesOf(knowledge: Knowledge): Catalogues {
  const before = read.get(knowledge);
  if (before !== undefined) return before;
  const { lists, personalInfo, sdks } = knowledge;
  const catalogues = { words: readDocumentKnowledge(lists, personalInfo), parties: readPartyCatalogue(sdks, lists) };
  read.set(knowledge, catalogues);
  return catalogues;
}
