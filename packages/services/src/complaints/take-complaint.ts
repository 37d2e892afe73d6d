import { DAY_MS, maskedText, normalisedContact, normalisedWords, originalOf, readableCode } from '@touchstone/domain/complaint';
import { normalisedName } from '@touchstone/domain/inventory';
import type { LeadMatch } from '../leads/ports.ts';
import type { ComplaintPorts, ComplaintTransaction, ComplaintWish, NewComplaint } from './ports.ts';

const SECRET_LETTERS = 16;
const CODE_LETTERS = 8;

export type TakeComplaint =
  | {
      readonly ok: true;
      readonly id: string;
      readonly code: string;
      /** With the code, what the reporter asks with; told once and never again. */
      readonly secret: string;
      readonly state: NewComplaint['state'];
      readonly duplicateOf: string | null;
    }
  | {
      readonly ok: false;
      /** `no-intake`: nobody here takes complaints; `known`: the list's number came before. */
      readonly reason: 'no-intake' | 'known';
    };

/**
 * Takes a complaint in: seals who says it and their own words, looks which app it means, and whether it was said before. A guess
 * at the app is made only where one alone fits best; a person links it.
 * @param organisation who takes it in; absent: whose province it is
 */
export function takeComplaint(
  ports: ComplaintPorts,
  wish: ComplaintWish,
  taken: { readonly organisation?: string; readonly by: string | null },
): Promise<TakeComplaint> {
  return ports.inTransaction(async (tx): Promise<TakeComplaint> => {
    const organisation = taken.organisation ?? (await tx.intakeOf(wish.province));
    if (organisation === undefined) return { ok: false, reason: 'no-intake' };
    const [id, nowMs, days] = [ports.newId(), ports.nowMs(), await tx.days()];
    const match = await guess(tx, wish);
    const digests = digestsOf(ports, wish);
    const subject = maskedText(wish.subject, [wish.contact]);
    const said = { id, app: match?.app ?? null, subject: normalisedName(wish.subject), ...digests, receivedAtMs: nowMs };
    const earlier = await tx.comparables({ ...digests, organisation, sinceMs: nowMs - days.duplicate * DAY_MS });
    const original = originalOf(said, earlier, days.duplicate);
    const secret = readableCode(ports.randomBytes(SECRET_LETTERS));
    const code = `${dayOf(nowMs)}-${readableCode(ports.randomBytes(CODE_LETTERS))}`;
    const state = original === undefined ? 'RECEIVED' : 'DUPLICATE';
    const isNew = await tx.createComplaint({
      id,
      code,
      secretHash: wish.channel === 'list' ? null : secretHash(ports, code, secret),
      channel: wish.channel,
      source: wish.source,
      sourceRef: wish.sourceRef,
      organisation,
      province: wish.province,
      state,
      subject,
      package: wish.package,
      storeName: wish.storeName,
      versionName: wish.versionName,
      app: match?.app ?? null,
      matchConfidence: match?.confidence ?? null,
      clauses: wish.clauses,
      maskedText: maskedText(wish.text, [wish.name, wish.contact]),
      sealed: ports.seal(JSON.stringify({ name: wish.name, contact: wish.contact, subject: wish.subject, text: wish.text }), id),
      ...digests,
      duplicateOf: original?.id ?? null,
      happenedOn: wish.happenedOn,
      receivedAtMs: nowMs,
      forgetAtMs: original === undefined ? null : nowMs + days.forgetAfter * DAY_MS,
      by: taken.by,
    });
    if (!isNew) return { ok: false, reason: 'known' };
    await tx.announce('complaint.received', id, organisation, { complaint: id, code, state });
    return { ok: true, id, code, secret, state, duplicateOf: original?.id ?? null };
  });
}

/** What is kept of a reporter's secret. */
export const secretHash = (ports: Pick<ComplaintPorts, 'digest'>, code: string, secret: string): string =>
  ports.digest(`secret ${code} ${secret}`);

/** By its package if one is given, else by its name; undefined where several fit alike. */
async function guess(tx: ComplaintTransaction, wish: ComplaintWish): Promise<LeadMatch | undefined> {
  for (const words of [wish.package, wish.subject]) {
    if (words === null || words.trim() === '') continue;
    const [best, second] = await tx.matchesOf(words);
    if (best !== undefined && (second === undefined || second.confidence < best.confidence)) return best;
  }
  return undefined;
}

function digestsOf(ports: ComplaintPorts, { text, contact }: ComplaintWish) {
  const [words, reached] = [normalisedWords(text), normalisedContact(contact)];
  return {
    textDigest: words === '' ? null : ports.digest(`text ${words}`),
    reporterDigest: reached === '' ? null : ports.digest(`reporter ${reached}`),
  };
}

/** Day in Asia/Shanghai, as digits. */
const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
