import ipaddr from 'ipaddr.js';

/** Global unicast: all that is assigned on the internet. Outside of it are site-local and IPv4-compatible addresses. */
const GLOBAL: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];
/** The prefix of NAT64 gateways for addresses of the internet (RFC 6052); others are for local use. */
const NAT64: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('64:ff9b::'), 96];

type Address = ReturnType<typeof ipaddr.process>;

/** The address that is reached: IPv4 if it is written as IPv6, mapped or for a NAT64 gateway. Null if it is none. */
function reached(text: string): Address | null {
  if (!ipaddr.isValid(text)) return null;
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4' || !(address as ipaddr.IPv6).match(...NAT64)) return address;
  return ipaddr.fromByteArray(address.toByteArray().slice(12));
}

/** Whether an IP address is one of the public internet: not private, local, reserved or for documentation. */
export function isPublicAddress(text: string): boolean {
  const address = reached(text);
  if (address?.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(...GLOBAL);
}

export function isLoopback(text: string): boolean {
  return reached(text)?.range() === 'loopback';
}

/** The IP address that the host of a parsed URL is; null if it is a name. The URL parser has read octal and decimal forms. */
export function literalAddress({ hostname }: URL): string | null {
  const text = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(text) ? text : null;
}
