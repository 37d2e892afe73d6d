import { addNoticeCatalogueEntry, readNoticeCatalogue } from '@touchstone/api-client/routes/notices';
import { addCatalogueEntry, catalogueEntries } from '@touchstone/db/repositories/notice-catalogue-rows';
import { readCatalogueEntry } from '@touchstone/domain/notice';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { noticeCatalogue } from '../../wiring/notice-ports.ts';

export const catalogueHandler = handle(readNoticeCatalogue, async ({ platform, transaction }) => {
  const { templates, formats, bases, sources } = await noticeCatalogue(platform);
  const changed = await transaction((tx) => catalogueEntries(tx));
  return {
    status: 200,
    body: {
      templates: templates.map((one) => ({ ...one, asks: { ...one.asks }, paragraphs: [...one.paragraphs] })),
      formats: formats.map((one) => ({ ...one, issuers: [...one.issuers], columns: one.columns.map((column) => ({ ...column })) })),
      bases: bases.map((one) => ({ ...one, kinds: [...one.kinds] })),
      sources: sources.map((one) => ({ ...one, also: [...one.also] })),
      changed: changed.map(({ kind, id, version, reason, addedAt }) => ({ kind, id, version, reason, addedAt: addedAt.toISOString() })),
    },
  };
});

export const addEntryHandler = handle(addNoticeCatalogueEntry, async (context) => {
  const { body, actor, platform } = context;
  // one set of texts and columns for the whole country
  if (actor.organisationKind !== 'ministry') throw new Refusal('outside-scope');
  const read = readCatalogueEntry(body.kind, body.content);
  if (!read.ok)
    throw new Refusal('invalid-input', {
      errors: read.faults.map(({ at, fault }) => ({ pointer: `/body/content/${at}`, message: fault })),
    });
  const { id, entry } = read;
  const act = { action: 'notice.catalogue-changed', kind: `notice-${body.kind}`, id };
  const added = await auditedEdit(
    context,
    act,
    (tx) => tx,
    async (tx) => {
      const row = { kind: body.kind, id, content: entry.content, reason: body.reason, at: platform.now(), by: actor.person ?? null };
      return { ok: true, version: await addCatalogueEntry(tx, row) };
    },
  );
  return { status: 201, body: { kind: body.kind, id, version: added.version } };
});
