import type { LeadMatch, LeadPorts, NewLead } from './ports.ts';

export interface CreateLead {
  readonly ok: true;
  /** What the text probably means; a person links it. */
  readonly match: LeadMatch | undefined;
}

/** Takes a lead in, with a guess at the app it means. A guess is made only where one app alone fits best. */
export function createLead(ports: LeadPorts, lead: NewLead): Promise<CreateLead> {
  return ports.inTransaction(async (tx) => {
    const [best, second] = await tx.matchesOf(lead.subject);
    const match = best !== undefined && (second === undefined || second.confidence < best.confidence) ? best : undefined;
    await tx.createLead(lead, match);
    return { ok: true, match };
  });
}
