// node scripts/run.mjs scripts/coverage.ts: scans the cases of corpus/ and writes which rules come out:
// data/lists/coverage.yaml, docs/coverage.md and docs/coverage.en.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { detectors } from '@touchstone/facts';
import { ruleSet } from '@touchstone/knowledge';
import { coverage, coverageMarkdown, gapsIn, scenesForPeople } from '@touchstone/rules';
import { parse } from 'yaml';
import { caseReports } from '../corpus/clauses/case-reports.ts';
import { proofsFile, proofsOf } from '../corpus/clauses/proofs-of.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { rules, instruments, released } = ruleSet;
const list: unknown = parse(readFileSync(join(root, 'data/lists/coverage-gaps.yaml'), 'utf8'));
const proofs = proofsOf(rules, await caseReports());
const yielded = new Set(detectors.flatMap((detector) => detector.yields));
const { rows } = coverage(rules, { yielded, proofs, gaps: gapsIn(list), asOf: released });
const document = { rows, instruments, forPeople: scenesForPeople(list) };

writeFileSync(join(root, 'data/lists/coverage.yaml'), proofsFile(proofs));
writeFileSync(join(root, 'docs/coverage.md'), coverageMarkdown(document, 'zh'));
writeFileSync(join(root, 'docs/coverage.en.md'), coverageMarkdown(document, 'en'));
