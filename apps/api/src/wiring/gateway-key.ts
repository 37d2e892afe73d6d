import type { Platform } from '../platform.ts';

/** The secret that signs what goes to gateways and to the e-signature service: of this installation, in the form of Standard Webhooks. */
export const gatewayKey = ({ keyedDigest }: Pick<Platform, 'keyedDigest'>): string =>
  `whsec_${Buffer.from(keyedDigest('service gateways', 'version 1'), 'hex').toString('base64')}`;
