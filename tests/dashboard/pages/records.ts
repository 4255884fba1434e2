import type { Briefing } from '../../../worker/domain/briefing.ts';
import type { Commitment } from '../../../worker/domain/commitment.ts';
import type { Succession } from '../../../worker/domain/handover.ts';
import type { StoredDate } from '../../../worker/domain/record.ts';
import type { Timeline } from '../../../worker/domain/timeline.ts';

/** Records for the tests of the pages. */

export const date = (edtf: string, earliest: string | null, latest: string | null): StoredDate => ({
  edtf,
  earliest,
  latest,
  words: null,
});

const record = { visibility: 'public', archivedAt: null } as const;

export const briefing = (id: string, start: StoredDate | null, end: StoredDate | null = null): Briefing => ({
  ...record,
  id,
  title: `Briefing ${id}`,
  status: 'held',
  start,
  end,
  venue: null,
  city: null,
  countryCode: null,
  parent: null,
  summary: null,
  headCounts: [],
  topics: [],
});

export const commitment = (id: string, due: StoredDate | null): Commitment => ({
  ...record,
  id,
  text: `Commitment ${id}`,
  briefing: null,
  made: null,
  due,
  dueBriefing: null,
  originalDue: due,
  status: 'not_assessed',
  standing: 'upcoming',
  supersededReason: null,
  closingReason: null,
  firmness: 'announced',
  verification: 'reported',
  lastFollowUpOn: null,
  parties: [],
  topics: [],
});

export const kazakhstan = { id: 'kz', kind: 'state', name: 'Kazakhstan', countryCode: 'KZ' } as const;

export const succession: Succession = {
  body: { id: 'rec', kind: 'body', name: 'Regional Expert Council', countryCode: null },
  terms: [
    {
      holder: kazakhstan,
      kind: 'held',
      capacity: 'regular',
      status: 'completed',
      announcement: null,
      start: date('2025', '2025-01-01', '2025-12-31'),
      end: null,
      startedBy: 'h1',
      endedBy: null,
      projected: false,
      current: true,
    },
  ],
  findings: [{ kind: 'holder_unknown', handoverId: 'h1', otherId: null, actor: null }],
};

export const emptyTimeline: Timeline = {
  from: '2024-01-01',
  to: '2027-12-31',
  today: '2026-11-23',
  briefings: [],
  commitments: [],
  bodies: [],
  more: { briefings: false, commitments: false, bodies: false },
};
