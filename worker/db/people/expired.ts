import { build, type Query } from '../query.ts';

/** Removes what has had its time: what expired before `now`, links before `link`, idempotency keys made before `key`. */
export const removeExpiredQueries = ({ now, link, key }: Record<'now' | 'link' | 'key', string>): Query[] => [
  build.deleteFrom('sessions').where('expires_at', '<', now),
  build.deleteFrom('challenges').where('expires_at', '<', now),
  build.deleteFrom('one_time_links').where('expires_at', '<', link),
  build.deleteFrom('idempotency_keys').where('created_at', '<', key),
  build
    .updateTable('integrations')
    .set({ previous_secret: null, previous_secret_until: null })
    .where('previous_secret_until', '<', now),
];
