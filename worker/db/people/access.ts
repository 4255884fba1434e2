import type { Db } from '../database.ts';
import { build, type Query } from '../query.ts';
import type { IntegrationRow, TokenRow } from '../schema/access.ts';
import type { Tables } from '../schema/record.ts';

/** The token of this hash; whether it still holds is the caller's to judge. */
export function tokenByHashQuery(hash: string): Query<TokenRow> {
  return build.selectFrom('tokens').selectAll().where('hash', '=', hash);
}

export function tokenById(db: Db, id: string): Promise<TokenRow | undefined> {
  return db.first(build.selectFrom('tokens').selectAll().where('id', '=', id));
}

export function allTokens(db: Db): Promise<TokenRow[]> {
  return db.all(build.selectFrom('tokens').selectAll().orderBy('created_at'));
}

export function tokenUsedQuery(id: string, today: string): Query {
  return build.updateTable('tokens').set({ last_used_on: today }).where('id', '=', id);
}

export function integrationByIdQuery(id: string): Query<IntegrationRow> {
  return build.selectFrom('integrations').selectAll().where('id', '=', id);
}

export function integrationById(db: Db, id: string): Promise<IntegrationRow | undefined> {
  return db.first(integrationByIdQuery(id));
}

export function allIntegrations(db: Db): Promise<IntegrationRow[]> {
  return db.all(build.selectFrom('integrations').selectAll().orderBy('created_at'));
}

/** What a caller's key stood for, where it came before. */
export function idempotencyKeyQuery(caller: string, key: string): Query<Tables['idempotency_keys']> {
  return build
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('caller_id', '=', caller)
    .where('key', '=', key);
}
