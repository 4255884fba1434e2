import { afterEach, expect, test, vi } from 'vitest';
import { api, ask, Unanswered } from '../../../dashboard/api.ts';

afterEach(() => vi.unstubAllGlobals());

test('a question leaves out what has no value, for the API refuses what it cannot read', () => {
  expect(api.commitments({ party: 'a1', body: undefined }, { cursor: null }).address).toBe(
    '/api/commitments?party=a1',
  );
  expect(api.briefings({ text: '' }).address).toBe('/api/briefings');
});

test('a timeline is asked for by its window, its lanes and its filters', () => {
  const year = { step: { unit: 'month', count: 1 } as const, first: 24_300, last: 24_311 };
  const { address } = api.timeline(year, {
    kinds: ['briefings', 'bodies'],
    lanes: 'actor',
    pinned: ['b', 'a'],
    topic: 't',
  });
  expect(Object.fromEntries(new URLSearchParams(address.split('?')[1]))).toEqual({
    from: '2025-01-01',
    to: '2025-12-31',
    width: '768',
    kind: 'briefings,bodies',
    lanes: 'actor',
    pinned: 'b,a',
    topic: 't',
  });
});

test('an id stays one segment of the path, whatever it holds', () => {
  expect(new URL(api.commitment('../x?y#z').address, 'http://localhost').pathname).toMatch(
    /^\/api\/commitments\/[^/]+$/,
  );
});

const answering = (answer: () => Promise<Response>) => vi.stubGlobal('fetch', answer);

test.each([
  ['not_found', 404],
  ['not_allowed', 401],
  ['not_allowed', 403],
  ['rejected', 422],
  ['broken', 429],
  ['broken', 503],
] as const)('gives up as %s when the API answers with %i', async (reason, status) => {
  answering(async () => new Response('{}', { status }));
  await expect(ask(api.topics())).rejects.toMatchObject({ reason });
});

test('gives up as unreachable when nothing answers, and as broken when the answer is no JSON', async () => {
  answering(() => Promise.reject(new TypeError('fetch failed')));
  await expect(ask(api.topics())).rejects.toMatchObject({ reason: 'unreachable' });
  answering(async () => new Response('<!doctype html>'));
  await expect(ask(api.topics())).rejects.toBeInstanceOf(Unanswered);
});
