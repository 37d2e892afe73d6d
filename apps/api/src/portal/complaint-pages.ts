import { readComplaintStatus, submitComplaint } from '@touchstone/api-client/routes/complaints';
import {
  COMPLAINT_FIELDS,
  type ComplaintField,
  complaintPage,
  complaintStatePage,
  complaintTakenPage,
  HONEYPOT,
  pathOf,
} from '@touchstone/portal';
import { Refusal } from '../problem/refusal.ts';
import { complaintPorts } from '../wiring/complaint-ports.ts';
import type { Drawn, Fields, Visit } from './visit.ts';

const FORM = '/complaints';
const STATE = '/complaints/state';

/** An empty form; whoever comes from an app finds its name in it. */
export async function drawComplaint(visit: Visit): Promise<Drawn> {
  const { subject } = visit.query;
  const values = subject === undefined ? {} : { subject: [...subject].slice(0, 200).join('') };
  return { html: complaintPage(visit.at(pathOf(FORM, values)), { ...(await blank(visit)), values }) };
}

/** Takes a complaint. What cannot be taken comes back as it was written, with what is wrong with it. */
export async function takeComplaint(visit: Visit): Promise<Drawn> {
  const place = visit.at(FORM);
  const values = valuesOf(visit.form);
  const again = async (faults: readonly ComplaintField[], isTrapped: boolean): Promise<Drawn> => ({
    html: complaintPage(place, { ...(await blank(visit)), values, faults, isTrapped }),
    status: 422,
    isPrivate: true,
  });
  if (visit.form[HONEYPOT] !== undefined) return again([], true);
  try {
    // it is held against the contract of the route, whatever it may be
    const taken = await visit.ask(submitComplaint, { body: values as { subject: string; text: string } });
    return { html: complaintTakenPage(place, taken), status: 201, isPrivate: true };
  } catch (error) {
    const faults = faultsOf(error);
    if (faults.length === 0) throw error;
    return again(faults, false);
  }
}

/** The defaults of a form that nobody has filled in. */
async function blank({ platform }: Visit) {
  const { forgetAfter } = await complaintPorts(platform).inTransaction((tx) => tx.days());
  return { faults: [], isTrapped: false, forgetAfterDays: forgetAfter };
}

/** Line breaks as everybody writes them: a browser sends two characters, which would count twice. */
const valuesOf = (form: Fields): Readonly<Partial<Record<ComplaintField, string>>> =>
  Object.fromEntries(
    COMPLAINT_FIELDS.flatMap((field) => {
      const value = form[field]?.replace(/\r\n?/g, '\n').trim();
      return value === undefined || value === '' ? [] : [[field, value]];
    }),
  );

function faultsOf(error: unknown): readonly ComplaintField[] {
  if (!(error instanceof Refusal) || (error.code !== 'invalid-input' && error.code !== 'unknown-field')) return [];
  const named = new Set(error.errors?.map(({ pointer }) => pointer.split('/')[2]));
  return COMPLAINT_FIELDS.filter((field) => named.has(field));
}

export const drawComplaintState = async ({ at }: Visit): Promise<Drawn> => ({ html: complaintStatePage(at(STATE), {}) });

/** In a form's body, so that no log and no history holds code and secret. */
export async function answerComplaintState({ at, ask, form }: Visit): Promise<Drawn> {
  const { code, secret } = form;
  try {
    const status = await ask(readComplaintStatus, { body: { code: code?.trim() ?? '', secret: secret?.trim() ?? '' } });
    return { html: complaintStatePage(at(STATE), { status }), isPrivate: true };
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== 'not-found' && error.code !== 'invalid-input')) throw error;
    return { html: complaintStatePage(at(STATE), { code: code?.slice(0, 40), isUnknown: true }), status: 404, isPrivate: true };
  }
}
