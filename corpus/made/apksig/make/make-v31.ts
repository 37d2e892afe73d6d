/** Makes the packages of v3.1 and of odd v3 ranges: `node make-v31.ts <unsigned.apk> <folder>`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { insertBlock, lineage, makeSigner, rotate, type SignerBlock, schemeBlock } from './blocks.ts';

const [, , unsigned = '', folder = ''] = process.argv;
const apk = readFileSync(unsigned);
const OPEN = 0x7fffffff;
const V2 = 0x7109871a;
const V3 = 0xf05368c0;
const V31 = 0x1b93ad61;
const [a, b, c] = [makeSigner('First', 1), makeSigner('Second', 2), makeSigner('Third', 3)];
const abc = rotate([a, b, c]);
const le = (value: number) => Buffer.from(Int32Array.of(value).buffer);
const rotation = (level: number) => ({ id: 0x559f8b02, value: le(level) });
const proof = (value: Uint8Array) => ({ id: 0x3ba06f8c, value });
const stripping = { id: 0xbeeff00d, value: le(3) };
const devRelease = { id: 0xc2a6b3ba, value: Buffer.alloc(0) };

const v2: SignerBlock = { signer: a, attributes: [stripping] };
const v3: SignerBlock = { signer: a, range: [28, OPEN], attributes: [rotation(33)] };
const v31: SignerBlock = { signer: b, range: [33, OPEN], attributes: [proof(lineage(rotate([a, b])))] };

type Blocks = { readonly v2?: SignerBlock[]; readonly v3?: SignerBlock[]; readonly v31?: SignerBlock[] };
const packages: Record<string, Blocks> = {
  'v31-rotated-at-33': { v2: [v2], v3: [v3], v31: [v31] },
  'v31-alone': { v31: [v31] },
  'v31-stripped': { v2: [v2], v3: [v3] },
  'v31-other-level-than-v3-says': { v3: [{ ...v3, attributes: [rotation(34)] }], v31: [v31] },
  'v31-that-v3-does-not-name': { v3: [{ ...v3, attributes: [] }], v31: [v31] },
  'v31-wrong-digest': { v3: [v3], v31: [{ ...v31, digest: Buffer.alloc(32) }] },
  'v31-v3-ends-before-it': { v3: [{ ...v3, range: [28, 32] }], v31: [v31] },
  'v31-v3-leaves-a-hole': { v3: [{ ...v3, range: [28, 31] }], v31: [v31] },
  'v31-does-not-reach-the-end': { v3: [v3], v31: [{ ...v31, range: [33, 35] }] },
  'v31-two-signers': {
    v3: [v3],
    v31: [
      { signer: b, range: [33, 33], attributes: [proof(lineage(abc.slice(0, 2)))] },
      { signer: c, range: [34, OPEN], attributes: [proof(lineage(abc))] },
    ],
  },
  'v31-two-signers-of-other-lineages': {
    v3: [v3],
    v31: [
      { ...v31, range: [33, 33] },
      { signer: c, range: [34, OPEN], attributes: [proof(lineage(rotate([b, a, c])))] },
    ],
  },
  'v31-dev-release': {
    v3: [v3],
    v31: [
      { signer: b, range: [33, 34], attributes: [proof(lineage(abc.slice(0, 2)))] },
      { signer: c, range: [34, OPEN], attributes: [proof(lineage(abc)), devRelease] },
    ],
  },
  'v3-dev-release-attribute': { v3: [{ signer: a, range: [28, OPEN], attributes: [devRelease] }] },
  'v3-two-ranges': {
    v3: [
      { signer: a, range: [28, 29] },
      { signer: b, range: [30, OPEN], attributes: [proof(lineage(rotate([a, b])))] },
    ],
  },
  'v3-ranges-overlap': {
    v3: [
      { signer: a, range: [28, 30] },
      { signer: b, range: [30, OPEN], attributes: [proof(lineage(rotate([a, b])))] },
    ],
  },
  'v3-range-starts-late': { v3: [{ signer: a, range: [30, OPEN] }] },
  'v3-range-upside-down': { v3: [{ signer: a, range: [OPEN, 28] }] },
  'v3-range-signed-otherwise': { v3: [{ signer: a, range: [28, OPEN], signedRange: [29, OPEN] }] },
  'v3-lineage-of-another-key': { v3: [{ signer: c, range: [28, OPEN], attributes: [proof(lineage(rotate([a, b])))] }] },
  'v3-lineage-goes-on-after-signer': { v3: [{ signer: a, range: [28, OPEN], attributes: [proof(lineage(rotate([a, b])))] }] },
  'v3-lineage-with-a-key-twice': { v3: [{ signer: a, range: [28, OPEN], attributes: [proof(lineage(rotate([a, b, a])))] }] },
  'v3-lineage-empty': { v3: [{ signer: a, range: [28, OPEN], attributes: [proof(Buffer.alloc(0))] }] },
  'v3-lineage-of-version-2': {
    v3: [{ signer: a, range: [28, OPEN], attributes: [proof(Buffer.concat([le(2), lineage(rotate([a])).subarray(4)]))] }],
  },
  'v2-of-another-key-than-v3': { v2: [{ signer: b, attributes: [stripping] }], v3: [{ signer: a, range: [28, OPEN] }] },
  'v2-of-the-second-of-the-lineage': {
    v2: [{ signer: b, attributes: [stripping] }],
    v3: [{ signer: c, range: [28, OPEN], attributes: [proof(lineage(abc))] }],
  },
  'v2-eleven-signers': { v2: Array.from({ length: 11 }, () => ({ signer: a })) },
  'v2-ten-signers': { v2: Array.from({ length: 10 }, (_, i) => ({ signer: [a, b, c][i % 3]! })) },
  'v2-strip-attribute-of-unknown-scheme': { v2: [{ signer: a, attributes: [{ id: 0xbeeff00d, value: le(99) }] }] },
  'v2-strip-attribute-too-short': { v2: [{ signer: a, attributes: [{ id: 0xbeeff00d, value: Buffer.alloc(2) }] }] },
  'v2-no-signers': { v2: [] },
};

for (const [name, blocks] of Object.entries(packages)) {
  const ids = [
    [V2, blocks.v2],
    [V3, blocks.v3],
    [V31, blocks.v31],
  ] as const;
  const signed = insertBlock(apk, (digest) =>
    ids.flatMap(([id, signers]) => (signers === undefined ? [] : [{ id, value: schemeBlock(digest, signers) }])),
  );
  writeFileSync(join(folder, `${name}.apk`), signed);
}
