import Type from 'typebox';
import { closed, Instant, line, nullable, oneOf, Sha256, Uuid, Word } from '../../schema.ts';

const TYPES = [
  'rectification',
  'delisting',
  'relisting',
  'search-ban',
  'access-stop',
  'disconnection',
  'interview',
  'penalty-notice',
  'penalty-decision',
  'problem-notice',
  'extension',
  'pause',
  'resume',
  'withdrawal',
  'referral',
] as const;
export const OrderType = oneOf(TYPES);
export const State = oneOf(['DRAFT', 'IN_REVIEW', 'APPROVED', 'ISSUED', 'WITHDRAWN']);
export const AddresseeKind = oneOf(['operator', 'store', 'sdk-provider', 'access-provider']);
export const Channel = oneOf(['inbox', 'email', 'webhook', 'paper', 'store-protocol']);

/** Scans and signed files. */
export const SEAL_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export const MAX_SCAN_BYTES = 64 * 1024 * 1024;

/** Values of the template's own fields; the template says which, and of which kind. */
export const Fields = Type.Record(Type.String({ pattern: '^[a-z][a-zA-Z0-9-]{0,63}$' }), Type.Unknown(), { maxProperties: 100 });
export const Reason = line(2000);

export const Order = closed({
  id: Uuid,
  number: nullable(Type.String({ description: '文号' })),
  type: OrderType,
  case: nullable(Uuid),
  notice: nullable(Uuid),
  organisation: Uuid,
  province: nullable(Type.String()),
  addressee: closed({ kind: AddresseeKind, id: Type.String(), name: Type.String() }),
  template: closed({ id: Type.String(), version: Type.String(), sha256: Type.String() }),
  fields: Type.Unknown(),
  deadline: nullable(Type.Unknown()),
  copies: Type.String(),
  citations: Type.Array(Uuid),
  state: State,
  draftedBy: nullable(Uuid),
  approvedBy: nullable(Uuid),
  issuedAt: nullable(Instant),
  files: nullable(closed({ pdf: Sha256, docx: Sha256, html: Sha256 })),
  sealed: nullable(closed({ sha256: Sha256, kind: oneOf(['paper', 'e-signature']) })),
  withdrawnAt: nullable(Instant),
  withdrawnReason: nullable(Type.String()),
  replaces: nullable(Uuid),
  isDemo: Type.Boolean(),
  createdAt: Instant,
  version: Type.Integer(),
});

export const Template = closed({
  template: Type.Unknown(),
  sha256: Sha256,
  source: oneOf(['installation', 'authority']),
  addedAt: Instant,
});

export const orderParams = closed({ order: Uuid });

export const templateParams = closed({ template: Word });
