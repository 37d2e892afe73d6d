import { verifyApk } from '@touchstone/formats/apksig';
import { readEntry, readZip } from '@touchstone/formats/zip';
import { decodeUtf8, sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { StoreFault } from '../store-fault.ts';

const MODERN_ANDROID = 30;
const WHAT = 'checking the signed index of a repository';

/**
 * The only file of that name in a JAR that is signed by exactly the pinned certificate.
 *
 * @param fingerprint SHA-256 of the certificate, lower-case hexadecimal
 * @throws StoreFault `unsigned`, `signature-invalid` or `malformed`
 * @source https://f-droid.org/docs/Security_Model/
 */
export function readSignedJar(bytes: Uint8Array, name: string, fingerprint: string, maxBytes: number): Uint8Array {
  const source = sourceOf(bytes);
  const report = verifyApk(source, { minSdk: MODERN_ANDROID, limits: { maxEntryBytes: maxBytes, maxTotalBytes: maxBytes } }, ports).value;
  if (report.schemes.v1 === 'absent') throw new StoreFault('unsigned', WHAT);
  if (report.schemes.v1 !== 'verified') throw new StoreFault('signature-invalid', WHAT);
  const signers = report.schemeSigners.filter(({ scheme }) => scheme === 'v1').map(({ certificates }) => certificates[0]?.sha256);
  if (signers.length !== 1 || signers[0] !== fingerprint) throw new StoreFault('signature-invalid', `${WHAT}: another certificate`);

  // Two readers of one archive must not see two files: there is one entry of the name, and nothing about the archive is odd.
  const zip = readZip(source);
  const [entry, second] = zip.value.findAll(name);
  if (entry === undefined || second !== undefined || zip.problems.length > 0) throw new StoreFault('malformed', WHAT);
  const isWeak = zip.value.entries.some(
    (one) => LISTS.test(one.name) && WEAK.test(decodeUtf8(readEntry(source, one, ports.inflate, { maxBytes }).value)),
  );
  if (isWeak) throw new StoreFault('signature-invalid', `${WHAT}: by a digest that can be forged`);
  const content = readEntry(source, entry, ports.inflate, { maxBytes }, ports.hash.crc32);
  if (content.problems.length > 0) throw new StoreFault('malformed', WHAT);
  return content.value;
}

const LISTS = /^META-INF\/[^/]+\.(?:MF|SF)$/;
/** Android still takes them, for old apps; a repository has no reason to. */
const WEAK = /^(?:MD2|MD5|SHA|SHA1|SHA-1)-Digest/im;
