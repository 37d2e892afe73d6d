/** The page that shows what a path of the API gives: `/api/v1/cases?isOpen=true` is `/cases?isOpen=true`. */
export const pageOfApi = (path: string): string => path.replace(/^\/api\/v1(?=\/)/, '');

/** The file behind a path of the API, with its parameters filled in. */
export function fileAddress(
  path: string,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string>> = {},
): string {
  const filled = path.replaceAll(/:([A-Za-z0-9]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
}
