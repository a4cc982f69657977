import { isLoopback, isPublicAddress, literalAddress } from './public-address.ts';

/** Whether an address may be called. Private ones only with `WEBHOOK_PRIVATE`, and without TLS only this machine. */
export function mayCall(
  address: string,
  { protocol }: Pick<URL, 'protocol'>,
  allowsPrivate: boolean,
): boolean {
  if (protocol === 'http:') return allowsPrivate && isLoopback(address);
  return isPublicAddress(address) || allowsPrivate;
}

/** What is wrong with the URL of a webhook, as far as it can be told without asking DNS; null if nothing. */
export function webhookUrlFault(text: string, allowsPrivate: boolean): string | null {
  if (!URL.canParse(text)) return 'must be a URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must begin with https://';
  if (url.username !== '' || url.password !== '') return 'must not contain a user or password';
  if (url.hash !== '') return 'must not have a fragment';
  const address = literalAddress(url);
  const isLocal = url.hostname === 'localhost' || (address !== null && isLoopback(address));
  if (url.protocol === 'http:' && !(allowsPrivate && isLocal))
    return 'must begin with https:// (http only for this machine, with WEBHOOK_PRIVATE=true)';
  if (address !== null && !mayCall(address, url, allowsPrivate))
    return 'must not be a private address (allowed with WEBHOOK_PRIVATE=true)';
  return null;
}
