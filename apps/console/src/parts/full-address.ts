/** The address of a page as a file says it: with the host before it, so that it opens from there. */
export const fullAddress = (page: string): string => new URL(page, location.href).href;
