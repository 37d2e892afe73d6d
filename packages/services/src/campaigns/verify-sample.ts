import { drawSample, frameHash, sampleHash } from '@touchstone/domain/campaign';
import { readFrame } from './freeze-frame.ts';
import type { CampaignPorts } from './ports.ts';

/** What was stated when it was done, and what comes out now. */
export interface Checked {
  readonly stated: string | null;
  readonly computed: string | null;
  readonly size: number;
  readonly isEqual: boolean;
}

export interface SampleCheck {
  readonly frame: Checked;
  /** Drawn again from the frame and the seed. */
  readonly sample: Checked;
  /** The members that are kept, without replacements. */
  readonly members: Checked;
  readonly isGood: boolean;
}

/** Draws the sample again from what was kept, and holds it to what was stated. Undefined when there is no such campaign or no frame yet. */
export function verifySample(ports: CampaignPorts, campaign: string): Promise<SampleCheck | undefined> {
  return ports.inTransaction(async (tx) => {
    const kept = await tx.holdCampaign(campaign);
    if (kept === undefined || kept.frameObject === null) return undefined;
    const members = readFrame(await ports.readText(kept.frameObject));
    const frame = checked(
      kept.frameHash,
      frameHash(
        ports.hash,
        members.map(({ id }) => id),
      ),
      members.length,
    );
    if (kept.seed === null) return { frame, sample: UNDRAWN, members: UNDRAWN, isGood: frame.isEqual };

    const drawn = drawSample(ports.hash, kept.seed, members, kept.allocation);
    const rows = await tx.drawnMembers(campaign);
    const sample = checked(kept.sampleHash, drawn.hash, drawn.members.length);
    const rowsNow = checked(
      kept.sampleHash,
      sampleHash(
        ports.hash,
        rows.map(({ id }) => id),
      ),
      rows.length,
    );
    return { frame, sample, members: rowsNow, isGood: frame.isEqual && sample.isEqual && rowsNow.isEqual };
  });
}

const UNDRAWN: Checked = { stated: null, computed: null, size: 0, isEqual: true };
const checked = (stated: string | null, computed: string, size: number): Checked => ({
  stated,
  computed,
  size,
  isEqual: stated === computed,
});
