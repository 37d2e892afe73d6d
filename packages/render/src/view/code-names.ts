import type { Place } from '@touchstone/kernel/place';

/** `Lcn/example/A$B;` as people write it: `cn.example.A$B`. */
export const className = (descriptor: string): string =>
  /^\[*L.*;$/s.test(descriptor) ? descriptor.replace(/^\[*L/, '').slice(0, -1).replaceAll('/', '.') : descriptor;

/** `Lcn/example/A;->b(I)V` as `cn.example.A.b`. */
export function memberName(descriptor: string): string {
  const arrow = descriptor.indexOf('->');
  if (arrow < 0) return className(descriptor);
  const [member = ''] = descriptor.slice(arrow + 2).split(/[(:]/, 1);
  return `${className(descriptor.slice(0, arrow))}.${member}`;
}

/** The same with the last part of the class only: `A.b`; for APIs everyone knows. */
export function shortMemberName(descriptor: string): string {
  if (!descriptor.startsWith('L') || !descriptor.includes(';')) return descriptor;
  const name = memberName(descriptor);
  const parts = name.split('.');
  return parts.slice(descriptor.includes('->') ? -2 : -1).join('.');
}

/** Where something was seen, so that a person finds it again: `classes2.dex  cn.example.A.b:12`. */
export function placeText(at: Place): string {
  const code = at.method === undefined ? (at.class === undefined ? '' : className(at.class)) : memberName(at.method);
  const inside = code || (at.element ?? '');
  return `${at.file}${inside === '' ? '' : `  ${inside}`}${positionText(at, code)}`;
}

/** Whether a number counts lines that an editor shows; of a capture it counts packets, of a HAR entries, of a document blocks, of a workbook rows. */
export const hasLines = (file: string): boolean => !/\.(?:har|pcap|pcapng|cap|pdf|docx|xlsx|xls)$/i.test(file);

function positionText(at: Place, code: string): string {
  if (at.line !== undefined) return `${hasLines(at.file) ? ':' : '#'}${at.line}`;
  if (at.instruction !== undefined) return ` +${at.instruction}`;
  if (at.offset !== undefined && at.offset > 0 && code === '' && at.element === undefined) return ` @0x${at.offset.toString(16)}`;
  return '';
}
