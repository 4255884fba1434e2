import { signStandardWebhook } from '../../worker/domain/events/signature.ts';
import type { Shot } from './load.ts';

/** A briefing with a speaker, a statement, a source and two commitments: what a sender typically posts. */
export async function signedEvent(integration: { id: string; secret: string }, i: number): Promise<Shot> {
  const commitment = (n: number) => ({
    ref: `commitment-${i}-${n}`,
    text: `Report on progress number ${i}-${n} made under the joint programme`,
    due: '2027-06',
    parties: [{ actor: 'State number 11' }],
  });
  const event = {
    type: 'rapporteur.briefing.recorded',
    timestamp: '2026-11-20T10:00:00Z',
    data: {
      ref: `briefing-${i}`,
      title: `Briefing number ${i} on international cooperation`,
      start: '2026-11-20',
      participations: [{ actor: 'State number 11', role: 'organiser' }],
      statements: [
        { speaker: 'State number 9', kind: 'quote', text: 'We shall continue to support this work.' },
      ],
      sources: [{ title: 'Press release', url: 'https://example.org/release' }],
      commitments: [commitment(1), commitment(2)],
    },
  };
  const body = new TextEncoder().encode(JSON.stringify(event));
  const message = { id: `message-${i}`, timestamp: Math.floor(Date.now() / 1000), body };
  return {
    method: 'POST',
    path: `/webhooks/${integration.id}`,
    body: Buffer.from(body),
    headers: {
      'content-type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': String(message.timestamp),
      'webhook-signature': await signStandardWebhook({ ...message, secret: integration.secret }),
    },
  };
}

/** The rows that one such event writes: briefing, participation, statement, source, 2 commitments, 2 parties, 3 refs, 3 changes, delivery. */
export const rowsOfEvent = 15;
