export const [TLS_1_0, TLS_1_1, TLS_1_2, TLS_1_3] = [0x0301, 0x0302, 0x0303, 0x0304];

const NAMES: Readonly<Record<number, string>> = {
  768: 'SSLv3',
  [TLS_1_0]: 'TLSv1.0',
  [TLS_1_1]: 'TLSv1.1',
  [TLS_1_2]: 'TLSv1.2',
  [TLS_1_3]: 'TLSv1.3',
};

export const versionName = (version: number): string => NAMES[version] ?? `0x${version.toString(16).padStart(4, '0')}`;
