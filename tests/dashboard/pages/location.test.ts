import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actorAddress, addressOf, type Place, readPlace } from '../../../dashboard/location.ts';
import { isPageAddress } from '../../../worker/domain/page-address.ts';

test.each<[address: string, place: Place]>([
  ['/', { page: 'timeline', view: {} }],
  [
    '/?kind=briefings,bodies&body=b1&from=2024-01-01&to=2025-12-31&selected=commitment:c1',
    {
      page: 'timeline',
      view: {
        kinds: ['briefings', 'bodies'],
        body: 'b1',
        from: '2024-01-01',
        to: '2025-12-31',
        selected: 'commitment:c1',
      },
    },
  ],
  ['/handovers/h1/file', { page: 'handover-file', id: 'h1', only: undefined }],
  ['/briefings/b1/brief?only=public', { page: 'brief', id: 'b1', only: 'public' }],
  ['/actors/a%2F1/promises', { page: 'promises', id: 'a/1', only: undefined }],
  [
    '/?actor=a1&topic=climate&standing=overdue',
    { page: 'timeline', view: { actor: 'a1', topic: 'climate', standing: 'overdue' } },
  ],
  [
    '/?lanes=actor&pinned=b,a&hidden=none&collapsed=a',
    {
      page: 'timeline',
      view: { lanes: 'actor', pinned: ['b', 'a'], hidden: ['none'], collapsed: ['a'] },
    },
  ],
  ['/upcoming', { page: 'upcoming', view: {} }],
  ['/upcoming?party=a1&topic=climate', { page: 'upcoming', view: { party: 'a1', topic: 'climate' } }],
  ['/follow-up', { page: 'follow-up', view: {} }],
  [
    '/follow-up?party=a1&body=b1&topic=climate&asOf=2025-06-30&by=body',
    {
      page: 'follow-up',
      view: { party: 'a1', body: 'b1', topic: 'climate', asOf: '2025-06-30', by: 'body' },
    },
  ],
  ['/commitments', { page: 'commitments', view: {} }],
  [
    '/commitments?standing=upcoming,stale&party=a1&dueFrom=2026-12-01&dueTo=2026-12-31&text=peace',
    {
      page: 'commitments',
      view: {
        standing: 'upcoming,stale',
        party: 'a1',
        dueFrom: '2026-12-01',
        dueTo: '2026-12-31',
        text: 'peace',
      },
    },
  ],
  ['/search', { page: 'search', view: {} }],
  [
    '/search?q=%22dedicated%20session%22&kind=follow_up&archived=include',
    { page: 'search', view: { q: '"dedicated session"', kind: 'follow_up', archived: 'include' } },
  ],
  ['/archived?kind=actor', { page: 'archived', view: { kind: 'actor' } }],
  ['/merge?kind=actor&from=a&into=b', { page: 'merge', view: { kind: 'actor', from: 'a', into: 'b' } }],
  ['/handovers/x', { page: 'handover', id: 'x' }],
  ['/bodies/x?asOf=2025-06-30', { page: 'body', id: 'x', asOf: '2025-06-30' }],
  [
    '/commitments?standing=overdue&asOf=2025-06-30',
    { page: 'commitments', view: { standing: 'overdue', asOf: '2025-06-30' } },
  ],
  // What makes no sense in these is for the page to say.
  ['/commitments?dueFrom=2026-13-45', { page: 'commitments', view: { dueFrom: '2026-13-45' } }],
  ['/bodies/x?asOf=2026-13-45', { page: 'body', id: 'x', asOf: '2026-13-45' }],
  ['/follow-up?asOf=soon', { page: 'follow-up', view: { asOf: 'soon' } }],
  ['/desk?owner=zzz', { page: 'desk', view: { owner: 'zzz' } }],
  ['/briefings?text=peace', { page: 'briefings', view: { text: 'peace' } }],
  ['/actors?kind=state&text=uz', { page: 'actors', view: { kind: 'state', text: 'uz' } }],
  ['/bodies', { page: 'bodies', view: {} }],
  ['/briefings/0199', { page: 'briefing', id: '0199' }],
  ['/commitments/a%2Fb%20c', { page: 'commitment', id: 'a/b c' }],
  ['/bodies/x', { page: 'body', id: 'x' }],
  ['/actors/x', { page: 'actor', id: 'x' }],
  ['/sign-in', { page: 'sign-in' }],
  ['/sign-in/link', { page: 'link' }],
  ['/desk', { page: 'desk', view: {} }],
  ['/desk?owner=me&topic=return', { page: 'desk', view: { owner: 'me', topic: 'return' } }],
  ['/account', { page: 'account' }],
  ['/people', { page: 'people' }],
  ['/briefings/new', { page: 'new-briefing' }],
  ['/briefings/0199/edit', { page: 'edit-briefing', id: '0199' }],
  ['/commitments/a%2Fb/edit', { page: 'edit-commitment', id: 'a/b' }],
  ['/handovers/x/edit', { page: 'edit-handover', id: 'x' }],
  ['/actors/x/edit', { page: 'edit-actor', id: 'x' }],
  ['/bodies/x/edit', { page: 'edit-body', id: 'x' }],
  ['/actors/new', { page: 'new-actor' }],
  ['/bodies/new', { page: 'new-body' }],
  ['/commitments/new', { page: 'new-commitment', view: {} }],
  ['/commitments/new?briefing=b1', { page: 'new-commitment', view: { briefing: 'b1' } }],
  ['/handovers/new?body=b1&briefing=b2', { page: 'new-handover', view: { body: 'b1', briefing: 'b2' } }],
  ['/nowhere', { page: 'missing', path: '/nowhere' }],
])('%s is read, and printed as it was', (address, place) => {
  expect(readPlace(address)).toEqual(place);
  expect(addressOf(place)).toBe(address);
});

test.each([
  ['a window of one day only', '/?from=2025-01-01'],
  ['a reversed window', '/?from=2025-12-31&to=2025-01-01'],
  ['a day that does not exist', '/?from=2025-02-31&to=2026-01-01'],
  ['an unknown kind', '/?kind=rumours'],
  ['lanes by kind, which is the default, and by what is unknown', '/?lanes=kind&lanes=mood'],
  ['lanes whose ids are none', '/?pinned=,%20,a%2Fb&hidden='],
  ['all kinds, which is the default', '/?kind=bodies,commitments,briefings'],
  ['a selection without a kind', '/?selected=0199'],
  ['empty values', '/?body=&actor='],
  ['values beyond all measure', `/?body=${'x'.repeat(301)}`],
  ['what it does not know', '/?utm_source=newsletter'],
])('leaves out %s', (_, address) => {
  expect(addressOf(readPlace(address))).toBe('/');
});

test.each([
  '/briefings/1/2',
  '/handovers',
  '/sign-in/other',
  '/people/1',
  '/constructor/1',
  '/__proto__/1',
  '/%E0%A4%A',
  '/toString',
])('finds no page at %s', (address) => {
  expect(readPlace(address).page).toBe('missing');
});

test('a path with slashes at its beginning stays a path', () => {
  expect(readPlace('/.//a')).toEqual({ page: 'missing', path: '/a' });
});

test('whatever stands in an address, reading it settles: printing and reading again changes nothing', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
      const address = `/${path.replace(/^\/+/, '')}?${query}`;
      const place = readPlace(address);
      expect(readPlace(addressOf(place))).toEqual(place);
    }),
  );
});

test('bodies have pages of their own', () => {
  expect(actorAddress({ kind: 'body', id: '1' })).toBe('/bodies/1');
  expect(actorAddress({ kind: 'state', id: '1' })).toBe('/actors/1');
});

test.each([
  '/',
  '/desk',
  '/desk/one',
  '/upcoming',
  '/follow-up/',
  '/commitments',
  '/commitments/0199d6a2?x=1',
  '/briefings',
  '/briefings/a%20b',
  '/actors',
  '/actors/one',
  '/bodies',
  '/bodies/one/',
  '/handovers/one',
  '/handovers',
  '/bodies/one/terms',
  '/upcoming/soon',
  '/print',
  '/embed/timeline',
  '/embed',
  '/sign-in',
  '/sign-in/link',
  '/sign-in/link/',
  '/sign-in/other',
  '/account',
  '/account/1',
  '/people',
  '/people/1',
  '/nowhere',
  '/toString',
  '/assets/lost.js',
  '/actors/new',
  '/bodies/new',
  '/commitments/new?briefing=b1',
  '/handovers/new?body=b1',
  '/actors/a1/edit',
  '/bodies/b1/edit/',
  '/bodies/b1/edit/x',
  '/topics/b1/edit',
  '/handovers/h1/file',
  '/handovers/h1/file/',
  '/briefings/b1/brief?only=public',
  '/actors/a1/promises',
  '/bodies/b1/promises',
  '/handovers/h1/brief',
  '/handovers/file',
  '/briefings/b1/brief/x',
])('the Worker answers %s as the page it is, or as none', (address) => {
  const path = new URL(address, 'http://localhost').pathname;
  expect(isPageAddress(path)).toBe(readPlace(address).page !== 'missing');
});
