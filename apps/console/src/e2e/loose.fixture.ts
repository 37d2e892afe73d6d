/** Evaluated in a page: what of the texts that others chose became more than text. */
export const LOOSE = `[
  ...[...document.querySelectorAll('body *')].filter((one) =>
    [...one.attributes].some(({ name, value }) => name.startsWith('on') || /^\\s*(javascript|data:text)/i.test(value))
    || one.matches('script:not([src]), iframe, object, embed, img[src*="entered"]')).map((one) => one.outerHTML.slice(0, 200)),
]`;
