import { downloadStoredArtifact, readArtifact, readSigner } from '@touchstone/api-client/routes/inventory';
import { readArtifact as artifactOf } from '@touchstone/db/repositories/app-lists';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { readSigner as signerOf } from '@touchstone/db/repositories/inventory-lists';
import { handle } from '../../handler.ts';
import { sendObject } from '../../http/send-object.ts';
import { Refusal } from '../../problem/refusal.ts';

export const readArtifactHandler = handle(readArtifact, async ({ params, session, transaction }) => {
  const row = await transaction((tx) => artifactOf(tx, session, params.sha256));
  if (row === undefined) throw new Refusal('not-found');
  const { storedAt, signers, problems, channelPackages } = row;
  return {
    status: 200,
    body: {
      ...row,
      storedAt: storedAt?.toISOString() ?? null,
      signers: [...signers],
      problems: [...problems],
      channelPackages: [...channelPackages],
    },
  };
});

export const downloadStoredArtifactHandler = handle(
  downloadStoredArtifact,
  async ({ params, headers, session, platform, address, transaction }) => {
    const { sha256 } = params;
    await transaction(async (tx) => {
      if ((await artifactOf(tx, session, sha256)) === undefined) throw new Refusal('not-found');
      await auditLog(tx, session, { at: platform.now(), address }).record({
        action: 'artifact.download',
        object: { kind: 'artifact', id: sha256 },
      });
    });
    return sendObject(platform.work.objects, sha256, headers.range);
  },
);

export const readSignerHandler = handle(readSigner, async ({ params, session, transaction }) => {
  const row = await transaction((tx) => signerOf(tx, session, params.sha256));
  if (row === undefined) throw new Refusal('not-found');
  const { validFrom, validUntil, predecessors, successors, apps } = row;
  return {
    status: 200,
    body: {
      ...row,
      validFrom: validFrom?.toISOString() ?? null,
      validUntil: validUntil?.toISOString() ?? null,
      predecessors: [...predecessors],
      successors: [...successors],
      apps: [...apps],
    },
  };
});
