// node scripts/run.mjs scripts/policy/fit.ts
// Learns data/lists/policy-weights.yaml and policy-word-weights.yaml from the development sentences of corpus/policy and scripts/policy/common-sentences.tsv, and prints how
// well what is learned from all authors but one tells the sentences of that one; with --only-weights it does not (a minute instead of ten). The same sentences and lists give the same file.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crossAuthorTable } from './cross-author.ts';
import { AUTHORS, developmentExamples, policyKnowledge, root, sentencesBy } from './development.ts';
import { inputsDigest } from './inputs-digest.ts';
import { settings } from './settings.ts';
import { train } from './train.ts';
import { weightsText } from './weights-text.ts';
import { trainWords, wordWeightsText } from './words.ts';

const knowledge = policyKnowledge();
const sets = developmentExamples(knowledge);
if (!process.argv.includes('--only-weights')) process.stdout.write(crossAuthorTable(sets, knowledge, settings));
// Common sentences count twice: policies repeat them.
const learned = train([...Object.values(sets).flat(), ...sets.common], knowledge, settings);
const text = weightsText(learned, { smallest: settings.smallest, share: settings.layer.share, inputs: inputsDigest() });
const ofWords = wordWeightsText(trainWords(AUTHORS.flatMap(sentencesBy), knowledge), inputsDigest());
writeFileSync(join(root, 'data/lists/policy-weights.yaml'), text);
writeFileSync(join(root, 'data/lists/policy-word-weights.yaml'), ofWords);
process.stdout.write(`${text.length} and ${ofWords.length} characters\n`);
