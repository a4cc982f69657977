import type { Database } from '../database.ts';
import {
  findTenant,
  listTenants,
  putTenant,
  tenantOfPrefix,
  type TenantBody,
  type TenantsPage,
} from './tenants.ts';

/** The platforms that share the installation. */
export function createTenants(database: Database, now: () => Date) {
  return {
    find: (id: string) => findTenant(database, id),
    ofPrefix: (prefix: string) => tenantOfPrefix(database, prefix),
    list: (page: TenantsPage) => listTenants(database, page),
    put: (id: string, previous: number, body: TenantBody) => putTenant(database, id, previous, body, now()),
  };
}
