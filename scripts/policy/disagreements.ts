// node scripts/run.mjs scripts/policy/disagreements.ts [--set a|b|c|common] [--kind CRn]
// Where the labels of a set and what is learned from the other sets differ, for whoever reads which side is right: labels that are
// missed with -, labels that are given and not wanted with +, and before them the sums of each kind (right, missed, wrong).
import { parseArgs } from 'node:util';
import { statementKinds } from '@touchstone/policy';
import { type Judged, judgedByOthers, microF1 } from './cross-author.ts';
import { AUTHORS, developmentExamples, policyKnowledge } from './development.ts';
import { settings } from './settings.ts';

const { values } = parseArgs({ options: { set: { type: 'string' }, kind: { type: 'string' } } });
const knowledge = policyKnowledge();
const judged = Object.entries(judgedByOthers(developmentExamples(knowledge), knowledge, settings, [...AUTHORS, 'common']));
for (const [name, sentences] of judged)
  if (values.set === undefined || values.set === name)
    process.stdout.write(`## ${name}: F1 ${microF1(sentences).toFixed(3)}\n${sums(sentences)}\n${differences(sentences)}\n`);

function sums(sentences: readonly Judged[]): string {
  return statementKinds
    .map((kind) => {
      const count = (isWanted: boolean, isGiven: boolean): number =>
        sentences.filter(({ wanted, given }) => wanted.has(kind) === isWanted && given.has(kind) === isGiven).length;
      return `${kind} ${count(true, true)} ${count(true, false)} ${count(false, true)}\n`;
    })
    .join('');
}

function differences(sentences: readonly Judged[]): string {
  return sentences
    .flatMap(({ text, wanted, given }) => {
      const all = statementKinds.filter((kind) => wanted.has(kind) || given.has(kind));
      const differ = all.filter((kind) => wanted.has(kind) !== given.has(kind));
      if (differ.length === 0 || (values.kind !== undefined && !differ.some((kind) => kind === values.kind))) return [];
      const marked = all.map((kind) => `${wanted.has(kind) ? (given.has(kind) ? '' : '-') : '+'}${kind}`);
      return [`${marked.join(' ')}\t${text}\n`];
    })
    .join('');
}
