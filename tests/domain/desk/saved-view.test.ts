import { expect, test } from 'vitest';
import { savedViewInput } from '../../../worker/domain/desk/saved-view.ts';

const takes = (address: string) => savedViewInput.safeParse({ name: 'A view', address }).success;

test.each([
  '/',
  '/?lanes=topic&from=2025-01-01&to=2026-01-01',
  '/desk',
  '/desk?owner=me',
  '/commitments?standing=overdue',
  '/commitments/0199d6a2',
  '/upcoming',
])('%s can be saved', (address) => {
  expect(takes(address)).toBe(true);
});

test.each([
  '',
  'desk',
  'https://example.org/desk',
  '//example.org/desk',
  '/\\example.org',
  'javascript:alert(1)',
  '/sign-in',
  '/sign-in/link',
  '/api/desk',
  '/no/such/page',
  '/desk#here',
  '/desk?a b',
  `/desk?party=${'x'.repeat(2000)}`,
])('%s cannot', (address) => {
  expect(takes(address)).toBe(false);
});
