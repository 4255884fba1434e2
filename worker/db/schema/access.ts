import type { Role, Visibility } from '../../domain/visibility.ts';

export interface TokenRow {
  id: string;
  name: string;
  role: Role;
  hash: string;
  hint: string;
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
  last_used_on: string | null;
  version: number;
}

export interface IntegrationRow {
  id: string;
  name: string;
  secret: string;
  previous_secret: string | null;
  previous_secret_until: string | null;
  default_visibility: Visibility;
  may_publish: number;
  disabled_at: string | null;
  created_at: string;
  version: number;
}

export interface DeliveryRow {
  id: string;
  integration_id: string;
  message_id: string;
  body_hash: string;
  content_type: string | null;
  attributes: string;
  body: Uint8Array;
  type: string | null;
  outcome: 'accepted' | 'refused';
  status: number;
  answer: string;
  attempts: number;
  received_at: string;
  replayed_at: string | null;
}
