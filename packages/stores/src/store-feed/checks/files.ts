import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquire } from '../../acquire.ts';
import type { ListingChange } from '../../connector.ts';
import { whole } from '../../transport.ts';
import { fail, notChecked, type Outcome, pass, type Situation, storeOf, warn } from './check.ts';

export async function artifactIsTrue(at: Situation): Promise<Outcome> {
  const ref = smallest(at);
  if (ref === undefined) return notChecked('没有安装包 / no package');
  const quarantine = await mkdtemp(join(tmpdir(), 'check-store-'));
  try {
    const objects = { put: async (bytes: AsyncIterable<Uint8Array>) => void (await whole(bytes, ref.sizeBytes, ref.sha256)) };
    const acquired = await acquire(storeOf(at.options, at.around), ref, objects, { quarantine, attempts: 2 }, at.around, at.signal);
    if (acquired.state !== 'STORED') return fail(`${ref.sha256}: ${acquired.reason}`);
    return acquired.verified.notices.length === 0 ? pass : warn(acquired.verified.notices.join(', '));
  } finally {
    await rm(quarantine, { recursive: true, force: true });
  }
}

export async function rangesAreServed(at: Situation): Promise<Outcome> {
  const ref = smallest(at);
  if (ref === undefined) return notChecked('没有安装包 / no package');
  const from = Math.floor(ref.sizeBytes / 2);
  const stream = await storeOf(at.options, at.around).openArtifact(ref, { from }, at.signal);
  const bytes = await whole(stream.bytes, ref.sizeBytes, ref.sha256);
  if (stream.from !== from) return fail(`从 ${stream.from} 开始 / began at ${stream.from}`);
  return bytes.length === ref.sizeBytes - from ? pass : fail(`${bytes.length} bytes`);
}

export async function policyIsTrue(at: Situation): Promise<Outcome> {
  const policy = at.listings.map((listing) => listing.policy).find((one) => one?.sha256 !== undefined);
  if (policy === undefined) return notChecked('没有政策文本 / no policy text');
  await storeOf(at.options, at.around).policyText!(policy, at.signal);
  return pass;
}

/** The smallest: to be polite. */
const smallest = ({ listings }: Situation): ListingChange['artifact'] =>
  listings
    .flatMap(({ artifact, state }) => (artifact === undefined || state === 'gone' ? [] : [artifact]))
    .sort((a, b) => a.sizeBytes - b.sizeBytes)[0];
