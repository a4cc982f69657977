import { statusList } from '../../credential/status-list.ts';
import type { CredentialService } from '../../http/credentials/credential-service.ts';
import type { Store } from '../../store/store.ts';
import { bake } from './bake.ts';
import { issueCredential } from './issue.ts';
import { openSigners, readDidDocument } from './issuer-keys.ts';

type Options = {
  store: Pick<Store, 'issuer' | 'roles' | 'credentials' | 'now'>;
  /** Looked up at each use: `touchstone issuer create` may write it while the API runs. */
  secret: () => string | undefined;
};

/** Issues credentials, and signs what proves them. */
export function createCredentialService({ store, secret }: Options): CredentialService {
  return {
    async issue(learner, request) {
      const issued = await issueCredential(store, { learner, request, secret: secret() });
      if (issued.outcome === 'repeated') throw new Error('only a rule can repeat a credential');
      return issued;
    },
    didDocument: () => readDidDocument(store),
    async statusList(list) {
      const issuer = await store.issuer.find();
      const revoked = issuer && (await store.credentials.revokedIn(list));
      if (!issuer || !revoked) return null;
      const signers = await openSigners(store, secret());
      if (!signers) return 'locked';
      const id = `${issuer.url}/.well-known/touchstone/status/${list}`;
      return statusList({ id, did: issuer.did, revoked, at: store.now() }, signers.Ed25519);
    },
    bake: ({ claim, document }, form) => {
      const { name } = JSON.parse(document) as { name: string };
      return bake(String(claim.kind), name, document, form);
    },
  };
}
