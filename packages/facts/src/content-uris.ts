import type { Constant } from '@touchstone/program';
import { textOf } from './constant-values.ts';
import type { DataMarkers } from './data-markers.ts';
import type { DataMarker } from './knowledge.ts';

/** What is known of the address that a content provider is asked for. */
export interface ContentUri {
  readonly text: string;
  /** Absent: an address that means no personal information. */
  readonly marker: DataMarker | undefined;
}

/**
 * The content address of a value: through `Uri.parse`, framework fields such as `CONTENT_URI`, `withAppendedPath`,
 * `withAppendedId`, builders and `MediaStore…getContentUri`. Undefined when it cannot be told.
 */
export function contentUriOf(constant: Constant | undefined, markers: DataMarkers): ContentUri | undefined {
  if (constant === undefined) return undefined;
  if (constant.kind === 'field') return uriOfField(constant, markers);
  const text = textOf(constant);
  if (text !== undefined) return { text, marker: markers.match('uri', text) };
  if (constant.kind !== 'call') return undefined;
  if (constant.name === 'getContentUri') return mediaUri(constant, markers);
  if (constant.class === SETTINGS && constant.name === 'getUriFor') return { text: 'content://settings', marker: undefined };
  const [base, path] = constant.arguments;
  const inner = contentUriOf(base, markers);
  if (inner === undefined || constant.name !== 'withAppendedPath') return inner;
  const end = textOf(path);
  if (end === undefined) return inner;
  const whole = `${inner.text}/${end}`;
  return { text: whole, marker: markers.match('uri', whole) ?? inner.marker };
}

/** The content address of an authority, `sms` or `com.android.contacts`: a provider can be asked for by it alone. */
export function authorityOf(constant: Constant | undefined, markers: DataMarkers): ContentUri | undefined {
  const uri = contentUriOf(constant, markers);
  if (uri === undefined || uri.marker !== undefined || uri.text.includes('://')) return uri;
  return { text: uri.text, marker: markers.match('uri', `content://${uri.text}`) };
}

const SETTINGS = 'Landroid/provider/Settings$System;';

function uriOfField(constant: Constant & { readonly kind: 'field' }, markers: DataMarkers): ContentUri | undefined {
  const marker = markers.byField(`${constant.class}->${constant.name}`);
  if (marker !== undefined) return { text: marker.value, marker };
  const inner = contentUriOf(constant.value, markers);
  if (inner !== undefined) return inner;
  const isFramework = constant.class.startsWith('Landroid/provider/') && constant.name.endsWith('CONTENT_URI');
  return isFramework ? { text: `${constant.class}->${constant.name}`, marker: undefined } : undefined;
}

const MEDIA: readonly (readonly [part: string, path: string])[] = [
  ['$Images$', 'images/media'],
  ['$Video$', 'video/media'],
  ['$Audio$', 'audio/media'],
  ['$Files;', 'file'],
  ['$Downloads;', 'downloads'],
];

function mediaUri(constant: Constant & { readonly kind: 'call' }, markers: DataMarkers): ContentUri | undefined {
  const path = MEDIA.find(([part]) => constant.class.includes(part))?.[1];
  if (path === undefined) return undefined;
  const text = `content://media/external/${path}`;
  return { text, marker: markers.match('uri', text) };
}
