import { type Fields, fieldsOf, listOf, numberOf, present, textOf } from '../reading/fields.ts';
import type { OwnValue, TraceHead } from '../trace.ts';

export const FORMAT_NAME = 'touchstone-trace';
export const FORMAT_VERSION = 1;

/** The header line. */
export function headOf(fields: Fields): TraceHead {
  return present({
    format: 'touchstone' as const,
    version: numberOf(fields['version'])?.toString(),
    app: appOf(fieldsOf(fields['app'])),
    device: deviceOf(fieldsOf(fields['device'])),
    startedAt: numberOf(fields['startedAt']),
    timeZone: textOf(fields['timeZone']),
    tool: toolOf(fieldsOf(fields['tool'])),
  });
}

function appOf(app: Fields | undefined) {
  const name = textOf(app?.['package']);
  if (app === undefined || name === undefined) return undefined;
  return present({
    package: name,
    label: textOf(app['label']),
    versionName: textOf(app['versionName']),
    versionCode: numberOf(app['versionCode']),
    sha256: textOf(app['sha256'])?.toLowerCase(),
  });
}

function deviceOf(device: Fields | undefined) {
  if (device === undefined) return undefined;
  return present({
    model: textOf(device['model']),
    sdkVersion: numberOf(device['sdkVersion']),
    rooted: typeof device['rooted'] === 'boolean' ? device['rooted'] : undefined,
    values: (listOf(device['values']) ?? []).flatMap((value) => ownValueOf(fieldsOf(value)) ?? []),
  });
}

function ownValueOf(fields: Fields | undefined): OwnValue | undefined {
  const data = textOf(fields?.['data']);
  const [value, hashes] = [textOf(fields?.['value']), fieldsOf(fields?.['hashes'])];
  if (data === undefined || (value === undefined && hashes === undefined)) return undefined;
  const digest = (name: string) => textOf(hashes?.[name])?.toLowerCase();
  return present({
    data,
    value,
    hashes: hashes && present({ md5: digest('md5'), sha1: digest('sha1'), sha256: digest('sha256') }),
  });
}

function toolOf(tool: Fields | undefined) {
  const name = textOf(tool?.['name']);
  return name === undefined ? undefined : present({ name, version: textOf(tool?.['version']) });
}
