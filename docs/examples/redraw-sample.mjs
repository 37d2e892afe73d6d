// Draws a sample again from what is published of a campaign, with nothing of ours: any Node runs it.
//
//   node redraw-sample.mjs frame.tsv SEED '{"kind":"proportional","size":400,"least":1}'
//
// frame.tsv is the frame as it was frozen: id, tab, stratum, a member a line. It prints the hash of the frame, the hash of the sample, and the
// sample: ordinal, id, stratum. The rules are those of docs/campaigns.en.md.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [file, seed, allocationText] = process.argv.slice(2);
const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const frame = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split('\t'));
const allocation = JSON.parse(allocationText);

const ids = frame.map(([id]) => id).sort(byText);
console.log(`frame  ${sha256(`touchstone-frame/1 ${ids.length}\n${ids.map((id) => `${id}\n`).join('')}`)}`);

// members of each stratum in the order of SHA-256 of "<seed>:<id>"
const strata = new Map();
for (const [id, stratum] of frame) strata.set(stratum, [...(strata.get(stratum) ?? []), { id, key: sha256(`${seed}:${id}`) }]);
const names = [...strata.keys()].sort(byText);
for (const name of names) strata.get(name).sort((a, b) => byText(a.key, b.key));

const drawn = [];
const quotas = quotasOf(
  allocation,
  names.map((name) => strata.get(name).length),
);
names.forEach((name, i) => {
  for (const { id } of strata.get(name).slice(0, quotas[i])) drawn.push({ id, name });
});
console.log(`sample ${sha256(drawn.map(({ id }) => `${id}\n`).join(''))}`);
drawn.forEach(({ id, name }, i) => {
  console.log(`${i + 1}\t${id}\t${name}`);
});

/** How many of each stratum; none is larger than its stratum, and what one cannot give goes to the others. */
function quotasOf({ kind, size, sizes, least }, members) {
  if (kind === 'all') return members;
  if (kind === 'fixed') return names.map((name, i) => Math.min(members[i], Math.max(0, Math.floor(sizes[name] ?? 0))));
  const weights = kind === 'equal' ? members.map(() => 1) : members;
  const floors = members.map((count) => (kind === 'equal' ? 0 : Math.min(count, least)));
  const total = Math.min(size, sum(members));
  const fixed = new Map();
  for (;;) {
    const shares = shareOut(
      total - sum([...fixed.values()]),
      weights.map((weight, i) => (fixed.has(i) ? 0 : weight)),
    );
    const open = shares.map((_, i) => i).filter((i) => !fixed.has(i));
    const short = open.filter((i) => shares[i] < floors[i]);
    const over = open.filter((i) => shares[i] > members[i]);
    if (short.length === 0 && over.length === 0) return shares.map((share, i) => fixed.get(i) ?? share);
    for (const i of short.length > 0 ? short : over) fixed.set(i, short.length > 0 ? floors[i] : members[i]);
  }
}

/** Whole numbers in proportion to the weights: each its whole part, then one more by the size of what was cut off, equal ones by position. */
function shareOut(total, weights) {
  const all = sum(weights);
  if (all === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / all);
  const shares = exact.map(Math.floor);
  const order = exact.map((value, i) => ({ i, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.filter(({ i }) => weights[i] > 0).slice(0, total - sum(shares))) shares[i]++;
  return shares;
}

function sum(numbers) {
  return numbers.reduce((a, b) => a + b, 0);
}
