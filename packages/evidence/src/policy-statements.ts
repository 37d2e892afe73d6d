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

/** The statements of a policy, by the words of the catalogue. */
export function policyOf(document: Document, knowledge: Knowledge): Policy {
  const { words, parties } = cataloguesOf(knowledge);
  return statementsOf(document, words, parties);
}

function cataloguesOf(knowledge: Knowledge): Catalogues {
  const before = read.get(knowledge);
  if (before !== undefined) return before;
  const { lists, personalInfo, sdks } = knowledge;
  const made = { words: readDocumentKnowledge(lists, personalInfo), parties: readPartyCatalogue(sdks, lists) };
  read.set(knowledge, made);
  return made;
}
