export { type CreateLead, createLead } from './create-lead.ts';
export { type LeadOrder, type MoveLead, moveLead } from './move-lead.ts';
export type { KeptLead, LeadMatch, LeadPorts, LeadTransaction, NewLead } from './ports.ts';
