import { readTemplate, type TemplateFault } from '@touchstone/domain/order';
import type { OrderActor, OrdersPorts, OrdersTransaction } from './ports.ts';
import { withDigest } from './template-digest.ts';

export type AddTemplate =
  | { readonly ok: true; readonly id: string; readonly version: string; readonly sha256: string }
  | { readonly ok: false; readonly reason: 'bad-template'; readonly faults: readonly TemplateFault[] }
  | { readonly ok: false; readonly reason: 'template-exists' | 'not-the-next-version' | 'other-type' };

/** A new version of a template, or a new template. Documents that were drafted keep the version they were drafted with. */
export async function addTemplate(ports: Pick<OrdersPorts, 'inTransaction'>, content: unknown, actor: OrderActor): Promise<AddTemplate> {
  const read = readTemplate(content);
  if (!read.ok) return { ok: false, reason: 'bad-template', faults: read.faults };
  const { template } = read;
  return ports.inTransaction(async (tx): Promise<AddTemplate> => {
    const latest = await tx.template(template.id);
    if (latest !== undefined && latest.template.type !== template.type) return { ok: false, reason: 'other-type' };
    const next = latest === undefined ? 1 : Number(latest.template.version) + 1;
    if (Number(template.version) < next) return { ok: false, reason: 'template-exists' };
    if (Number(template.version) > next) return { ok: false, reason: 'not-the-next-version' };
    const kept = withDigest(tx.hash, template);
    if (!(await tx.addTemplate(kept, 'authority', actor.person, tx.nowMs()))) return { ok: false, reason: 'template-exists' };
    return { ok: true, id: template.id, version: template.version, sha256: kept.sha256 };
  });
}

/** Takes in the templates that come with the installation where they are not there. @returns how many were new */
export async function loadTemplates(
  tx: Pick<OrdersTransaction, 'templateVersion' | 'addTemplate' | 'nowMs' | 'hash'>,
  templates: readonly Parameters<typeof withDigest>[1][],
): Promise<number> {
  let added = 0;
  for (const template of templates) {
    if ((await tx.templateVersion(template.id, template.version)) !== undefined) continue;
    if (await tx.addTemplate(withDigest(tx.hash, template), 'installation', null, tx.nowMs())) added++;
  }
  return added;
}
