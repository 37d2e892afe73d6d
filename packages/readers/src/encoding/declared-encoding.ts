/** Where HTML and XML say it: browsers look at 1,024 bytes; pages with long heads declare later. */
const HEAD_BYTES = 8192;

/**
 * The encoding that the HTTP header, an XML declaration or a `<meta>` names, as the WHATWG names it; undefined when none or when the
 * name means nothing.
 *
 * @source https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
 */
export function declaredEncoding(bytes: Uint8Array, contentType: string | undefined): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const named = CHARSET.exec(contentType ?? '')?.[1] ?? META.exec(head)?.[1] ?? XML.exec(head)?.[1];
  return named === undefined ? undefined : encodingNamed(named);
}

const CHARSET = /charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
const META = /<meta\b[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
const XML = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})/i;

/** GB 2312 and GBK are parts of GB 18030, and files that declare the part use the whole. */
const WIDER: Readonly<Record<string, string>> = { gbk: 'gb18030', 'x-user-defined': 'windows-1252' };

function encodingNamed(label: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(label);
    return WIDER[encoding] ?? encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
