export { type CertificateParts, certificate, distinguishedName } from './certificate.ts';
export { contentDigest } from './content-digest.ts';
export { type JarDigest, type JarOptions, signedData, signJar } from './jar.ts';
export { attributeIdsOfSchemes, type LineageLies, proofOfRotation } from './lineage.ts';
export { type SchemeLies, type SchemeSigner, schemeV2, schemeV3 } from './scheme.ts';
export { type Signing, signZip } from './sign.ts';
export type { SignatureAlgorithm } from './signature-algorithm.ts';
export { type KeyName, privateKey, type Signer, signer } from './signer.ts';
export { type BlockPair, pairIds, prefixed, signingBlock, u4, withSigningBlock } from './signing-block.ts';
