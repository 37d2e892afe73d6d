import type { EngineEvidence } from '@touchstone/domain/engine';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import { type Wording, wordingOf } from '@touchstone/render';

type Language = 'zh' | 'en';
type Seen = Pick<EngineEvidence, 'at' | 'text' | 'fact'>;

/** The catalogue is looked through once for each language. */
const wordings = new Map<Language, Wording>();

/** What is seen at a place, as a sentence; behind it the words that stand there. Null where the engine says nothing but the place. */
export function evidenceText({ at, text, fact }: Seen, language: Language): string | null {
  const quoted = text === undefined || text === '' ? null : text;
  if (fact === undefined) return quoted;
  const said = wordingIn(language).fact({ ...fact, at });
  if (quoted === null) return said;
  return language === 'zh' ? `${said}：“${quoted}”` : `${said}: “${quoted}”`;
}

function wordingIn(lang: Language): Wording {
  const known = wordings.get(lang) ?? wordingOf({ lang, ruleSet, knowledge });
  wordings.set(lang, known);
  return known;
}
