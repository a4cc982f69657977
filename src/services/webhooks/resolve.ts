import { lookup as lookUp, Resolver } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { mayCall } from '../../core/webhook-url.ts';

/** Finds the addresses of a name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/** A name that resolves to an address that may not be called. */
export class RefusedAddress extends Error {
  code = 'REFUSED_ADDRESS';
}

const LOCAL = /(^|\.)localhost$/;

async function byDns(hostname: string): Promise<LookupAddress[]> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const found = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  const [v4, v6] = found.map((one) => (one.status === 'fulfilled' ? one.value : []));
  const addresses = [
    ...(v4 ?? []).map((address) => ({ address, family: 4 })),
    ...(v6 ?? []).map((address) => ({ address, family: 6 })),
  ];
  if (addresses.length === 0) throw (found[0] as PromiseRejectedResult).reason;
  return addresses;
}

/**
 * Asks DNS. The system's own look-up, which also reads the hosts file, is used only for names of private networks: it runs
 * on the few threads of the process, where one silent name server would delay all others.
 */
export const resolverFor =
  (allowsPrivate: boolean): Resolve =>
  async (hostname) => {
    if (!LOCAL.test(hostname)) {
      try {
        return await byDns(hostname);
      } catch (error) {
        if (!allowsPrivate) throw error;
      }
    }
    return lookUp(hostname, { all: true });
  };

/**
 * A look-up for a connection to `url`: gives it only addresses that may be called, so that it connects to those that were
 * checked, whatever the name resolves to a moment later. One that may not be called refuses the name.
 */
export function checkedLookup(url: URL, allowsPrivate: boolean, resolve: Resolve): LookupFunction {
  async function addressesOf(hostname: string): Promise<LookupAddress[]> {
    const addresses = await resolve(hostname);
    if (!addresses.every(({ address }) => mayCall(address, url, allowsPrivate))) throw new RefusedAddress();
    return addresses;
  }
  const look = callbackify(addressesOf);
  return (hostname, options, callback) => {
    look(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) callback(error ?? new RefusedAddress(), []);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
