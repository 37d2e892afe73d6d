import { PROVINCES } from '@touchstone/domain/inventory';
import { html, type Markup, type Part } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { type Place, to } from '../frame/place.ts';
import { whole } from '../frame/text.ts';
import { complaintWords } from './complaint.words.ts';

export const COMPLAINT_FIELDS = [
  'subject',
  'text',
  'package',
  'storeName',
  'versionName',
  'happenedOn',
  'province',
  'name',
  'contact',
] as const;
export type ComplaintField = (typeof COMPLAINT_FIELDS)[number];

/** A field that no person sees: a program that fills every field gives itself away. */
export const HONEYPOT = 'homepage';

export interface ComplaintForm {
  readonly values: Readonly<Partial<Record<ComplaintField, string>>>;
  /** Fields that cannot be taken as they are. */
  readonly faults: readonly ComplaintField[];
  /** The field that is to be left empty was not. */
  readonly isTrapped: boolean;
  /** After which a complaint that has ended is forgotten. */
  readonly forgetAfterDays: number;
}

/** The form, with what becomes of what is written into it before the first field. */
export function complaintPage(place: Place, form: ComplaintForm): string {
  const say = complaintWords[place.lang];
  const line = (field: ComplaintField, more: Markup) =>
    labelled(
      place,
      form,
      field,
      (described) => html`<input id="${field}" name="${field}" value="${form.values[field] ?? ''}"${more}${described}>`,
    );
  return frame(place, {
    title: say.title,
    lead: say.lead,
    body: html`${summary(place, form)}<p><a href="${to(place, '/complaints/state')}">${say.toState}</a></p>
<section class="privacy" aria-labelledby="privacy"><h2 id="privacy">${say.privacy}</h2>
<ul>${say.privacyLines(form.forgetAfterDays).map((one) => html`<li>${one}</li>`)}</ul></section>
<form class="complaint" method="post" action="${to(place, '/complaints')}">
<fieldset><legend>${say.about}</legend>
${line('subject', html` required maxlength="200"`)}${labelled(
  place,
  form,
  'text',
  (described) =>
    html`<textarea id="text" name="text" rows="8" required minlength="2" maxlength="4000"${described}>\n${linesOf(form.values.text ?? '')}</textarea>`,
)}</fieldset>
<fieldset><legend>${say.details}</legend>
${line('storeName', html` maxlength="100"`)}${line('versionName', html` maxlength="100"`)}${line('package', html` maxlength="255" spellcheck="false" autocapitalize="off"`)}${line('happenedOn', html` type="date"`)}${labelled(
  place,
  form,
  'province',
  (described) =>
    html`<select id="province" name="province"${described}><option value="">${say.noProvince}</option>${PROVINCES.map(
      ({ code, name, english }) =>
        html`<option value="${code}"${form.values.province === code ? html` selected` : undefined}>${place.lang === 'zh' ? name : english}</option>`,
    )}</select>`,
)}</fieldset>
<fieldset><legend>${say.you}</legend>
${line('name', html` maxlength="64" autocomplete="name"`)}${line('contact', html` maxlength="128" autocomplete="tel"`)}</fieldset>
<div class="trap" aria-hidden="true"><label for="${HONEYPOT}">${say.trap}</label><input id="${HONEYPOT}" name="${HONEYPOT}" tabindex="-1" autocomplete="off"></div>
<button type="submit">${say.send}</button>
</form>
`,
  });
}

/** What cannot be taken, each with the way to its field. */
function summary(place: Place, { faults, isTrapped }: ComplaintForm): Part {
  if (faults.length === 0 && !isTrapped) return undefined;
  const say = complaintWords[place.lang];
  return html`<div class="callout warn" role="alert"><p class="callout-title">${say.notTaken}</p><ul>${faults.map(
    (field) => html`<li><a href="#${field}">${say.fields[field].label}</a>${say.colon}${say.fields[field].fault}</li>`,
  )}${isTrapped ? html`<li>${say.trapped}</li>` : undefined}</ul></div>
`;
}

/** A field with its label, what to write, and what is wrong with it. */
function labelled(place: Place, { faults }: ComplaintForm, field: ComplaintField, control: (described: Markup) => Markup): Markup {
  const say = complaintWords[place.lang];
  const { label, hint, fault } = say.fields[field];
  const isWrong = faults.includes(field);
  const described = html` aria-describedby="${field}-hint"${isWrong ? html` aria-invalid="true"` : undefined}`;
  const mark = REQUIRED.has(field) ? html` <span class="need">${say.required}</span>` : undefined;
  return html`<div class="field${isWrong ? ' wrong' : ''}"><label for="${field}">${label}${mark}</label>
<p class="hint" id="${field}-hint">${isWrong ? html`<strong class="fault">${fault}</strong> ` : undefined}${hint}</p>
${control(described)}</div>
`;
}

const REQUIRED: ReadonlySet<ComplaintField> = new Set(['subject', 'text']);

/** A text for a field of several lines: its line breaks stay line breaks. */
const linesOf = (text: string): Part => text.split(/\r\n?|\n/).map((line, i) => (i === 0 ? html`${whole(line)}` : html`\n${whole(line)}`));

/** Shown once, to be kept or printed. */
export function complaintTakenPage(place: Place, { code, secret }: { readonly code: string; readonly secret: string }): string {
  const say = complaintWords[place.lang];
  return frame(place, {
    title: say.taken,
    lead: say.takenLead,
    isPrivate: true,
    body: html`<section class="receipt" aria-label="${say.receipt}">
<dl><div><dt>${say.code}</dt><dd><code>${code}</code></dd></div><div><dt>${say.secret}</dt><dd><code>${secret}</code></dd></div></dl>
<p class="print-only">${say.printed} ${to(place, '/complaints/state')}</p></section>
<h2>${say.next}</h2>
<ol>${say.nextLines.map((one) => html`<li>${one}</li>`)}</ol>
<p><a href="${to(place, '/complaints/state')}">${say.ask}</a></p>
`,
  });
}
