import { squeeze } from '../personal-information/squeezed.ts';
import { WordIndex } from '../personal-information/word-index.ts';
import { normalise } from '../sentences/normalise.ts';
import type { DenialWording, InformationKind, InformationTrap, InformationWords, PolicyKnowledge, Wording } from './policy-knowledge.ts';
import { readCueBook } from './read-cue-book.ts';
import { readWeights } from './read-weights.ts';
import { readWordWeights } from './read-word-weights.ts';
import { type Lists, list, pattern, record, textsOf } from './shapes.ts';

/** Reads the lists `policy-*` and the names of personal information. What is not of the right shape is left out. */
export function readPolicyKnowledge(lists: Lists, personalInfo: readonly InformationKind[]): PolicyKnowledge {
  const variants = readVariants(record(lists['policy-characters']));
  const file = record(lists['policy-personal-information']);
  return {
    variants,
    information: readInformation(file, personalInfo, (text) => wordOf(text, variants)),
    wording: readWording(file),
    cues: readCueBook(record(lists['policy-words']), record(lists['policy-cues'])),
    weights: readWeights(record(lists['policy-weights'])),
    wordWeights: readWordWeights(record(lists['policy-word-weights'])),
  };
}

const wordOf = (text: string, variants: ReadonlyMap<string, string>): string => squeeze(normalise(text, variants).text).text;

/** `pairs`: one character and its usual form after another, 「個个們们」. */
function readVariants(file: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const variants = new Map<string, string>();
  for (const text of textsOf(file['pairs'])) {
    const units = text.replaceAll(/\s/g, '');
    for (let at = 0; at + 1 < units.length; at += 2) variants.set(units[at] ?? '', units[at + 1] ?? '');
  }
  return variants;
}

function readInformation(
  file: Readonly<Record<string, unknown>>,
  kinds: readonly InformationKind[],
  word: (text: string) => string,
): InformationWords {
  const tokens = new Map<string, readonly string[]>();
  for (const { token, zh, aliases } of kinds)
    for (const alias of [zh, ...aliases]) {
      if (/[（、]/.test(alias)) continue;
      const known = tokens.get(word(alias)) ?? [];
      if (!known.includes(token)) tokens.set(word(alias), [...known, token]);
    }
  return {
    aliases: new WordIndex([...tokens].flatMap(([alias, all]) => all.map((token) => [alias, token] as const))),
    sensitive: new Set(kinds.filter((kind) => kind.sensitive).map((kind) => kind.token)),
    umbrellas: new Set(textsOf(file['umbrellas']).map(word)),
    weak: new Set([...textsOf(file['weak']), ...textsOf(file['list-only'])].map(word)),
    listOnly: new Set(textsOf(file['list-only']).map(word)),
    traps: list(file['traps'])
      .map(record)
      .flatMap((row) => readTrap(row, word)),
  };
}

function readTrap(row: Readonly<Record<string, unknown>>, word: (text: string) => string): readonly InformationTrap[] {
  const [before, after] = [pattern(row['before']), pattern(row['after'])];
  const words = new Set(textsOf(row['words']).map(word));
  if (words.size === 0 || (before === undefined && after === undefined)) return [];
  return [{ words, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

const NEVER = /(?!)/;

function readWording(file: Readonly<Record<string, unknown>>): Wording {
  const one = (name: string, flags = ''): RegExp => pattern(file[name], flags) ?? new RegExp(NEVER, flags);
  return {
    denial: readDenial(record(file['denial'])),
    denialAfter: one('denial-after', 'g'),
    denialTied: one('denial-tied'),
    denialUnless: one('denial-unless'),
    contrast: one('contrast'),
    exception: one('exception'),
    condition: one('condition'),
    optional: one('optional'),
    vague: one('vague'),
    support: one('support'),
    supportAfter: one('support-after'),
    aside: one('aside'),
  };
}

function readDenial(file: Readonly<Record<string, unknown>>): DenialWording {
  const one = (name: string): RegExp => pattern(file[name]) ?? NEVER;
  const opening = (acts: string, others: string): RegExp =>
    pattern(`(?:${String(file['negation'])})(?:${String(file[acts])})|${String(file[others])}`, 'g') ?? new RegExp(NEVER, 'g');
  return {
    ofClause: opening('acts', 'others'),
    ofObjects: opening('acts-on-objects', 'others-on-objects'),
    objectLead: one('object-lead'),
    objectJoint: one('object-joint'),
    place: one('place'),
    turn: one('turn'),
    withObject: one('with-object'),
    objectBehind: one('object-behind'),
    doneBefore: one('done-before'),
    supposedBefore: one('supposed-before'),
    supposedBehind: one('supposed-behind'),
  };
}
