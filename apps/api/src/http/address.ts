/** An address of the network as tables keep it: without the zone of a link, IPv4 without its IPv6 form. */
export const plainAddress = (address: string): string => address.split('%')[0]!.replace(/^::ffff:(?=\d+\.)/i, '');
