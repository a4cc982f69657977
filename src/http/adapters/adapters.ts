import { shippedMappings, type Mappings } from './mapping.ts';

/** What adapters need from the environment: mappings that replace the shipped ones, and the key of digests. */
export type AdapterOptions = { mappings?: Partial<Mappings>; salt?: string | undefined };

let shipped: Mappings | undefined;

/** The mappings in use and the salt. The shipped mappings are read once. */
export function adaptersOf({ adapters = {} }: { adapters?: AdapterOptions | undefined }): {
  mappings: Mappings;
  salt: string | undefined;
} {
  shipped ??= shippedMappings();
  return { mappings: { ...shipped, ...adapters.mappings }, salt: adapters.salt };
}
