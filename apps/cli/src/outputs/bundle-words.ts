/** What is wrong with a bundle or a file of it, by the code. */
const FAULTS: Readonly<Record<string, string>> = {
  'not-found': '不存在 / is not there',
  unsigned: '没有签名清单，不予采用 / there is no signed list: it is not taken',
  'signature-invalid': '签名不符：不是该公钥的离线包，或已被改动 / the signature does not fit: of another key, or changed',
  malformed: '清单内容有误 / the list cannot be understood',
  'too-large': '过大 / too large',
  'wrong-hash': '与清单的散列不符 / differs from the hash in the list',
  'not-allowed': '不是普通文件、路径越界或已被占用 / no plain file below the folder, or its place is taken',
  interrupted: '读取失败 / could not be read',
  stale: '比已导入的旧，不予替换 / older than what was imported: it does not replace it',
};

const PROBLEMS: Readonly<Record<string, string>> = {
  'folder/bad-size': '空文件或超过 4 GiB，未列入 / empty or above 4 GiB: left out',
  'bundle/listing-without-file': '--listings 提到的文件不存在 / named in --listings and not there',
};

export const bundleFaultWords = (code: string): string => FAULTS[code] ?? code;
export const bundleWords = (code: string): string => PROBLEMS[code] ?? `不能这样写，未列入 / cannot be said so, left out (${code})`;
