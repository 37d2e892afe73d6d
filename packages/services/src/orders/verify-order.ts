import type { FrozenFiles, KeptOrder, OrdersPorts } from './ports.ts';

export interface VerifiedOrder {
  readonly format: keyof FrozenFiles;
  /** As it was frozen. */
  readonly kept: string;
  /** As the same parts give it now. */
  readonly again: string;
}

/** Renders an issued document once more from the parts it was frozen with; undefined for one that was never issued. */
export async function verifyOrder(
  ports: Pick<OrdersPorts, 'digests'>,
  { files, model }: Pick<KeptOrder, 'files' | 'model'>,
): Promise<readonly VerifiedOrder[] | undefined> {
  if (files === null || model === null) return undefined;
  const again = await ports.digests(model);
  return (['pdf', 'docx', 'html'] as const).map((format) => ({ format, kept: files[format], again: again[format] }));
}
