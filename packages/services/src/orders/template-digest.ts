import type { PaperTemplate } from '@touchstone/domain/order';
import { type Canonical, canonical } from '@touchstone/kernel/canonical';
import { type Sha256, sha256Hex } from '@touchstone/kernel/keyed-order';
import type { KeptTemplate } from './ports.ts';

/** A template with the digest of its content in canonical form. */
export const withDigest = (hash: Sha256, template: PaperTemplate): KeptTemplate => ({
  template,
  sha256: sha256Hex(hash, canonical(template as unknown as Canonical)),
});
