/** Where in what was sent a fault is: its pointer without the part of the request. */
export const placeOf = (pointer: string): string => pointer.replace(/^\/(?:body|query|params|headers)\//, '');
