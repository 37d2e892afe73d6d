/** Methods by which a stream of bytes is taken for HTTP. */
const METHODS = ['GET', 'POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'PATCH', 'CONNECT', 'TRACE', 'PROPFIND', 'REPORT', 'MERGE', 'SEARCH'];

const LONGEST = 9;

/** `maybe` while the bytes are too few to tell. */
export function startsRequest(bytes: Uint8Array): 'yes' | 'no' | 'maybe' {
  const start = String.fromCharCode(...bytes.subarray(0, LONGEST));
  if (METHODS.some((method) => start.startsWith(`${method} `))) return 'yes';
  return METHODS.some((method) => `${method} `.startsWith(start)) ? 'maybe' : 'no';
}

export function startsResponse(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 7)) === 'HTTP/1.';
}
