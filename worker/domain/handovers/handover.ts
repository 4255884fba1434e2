import * as z from 'zod';
import { actorLink, actorRef } from '../actor.ts';
import { briefingLink } from '../briefing.ts';
import { fuzzyDateOut, recordFields } from '../changes/record.ts';
import { fuzzyDateSchema } from '../dates/schema.ts';
import { sourceSchema, sourcesInput, visibilitySchema } from '../source.ts';
import { line, text } from '../text.ts';
import { announcements, capacities, handoverStatuses, successorKinds, termKinds } from './succession.ts';

export const handoverInput = z
  .strictObject({
    body: actorRef,
    from: actorRef.nullish().meta({ description: 'The outgoing holder; left out where not stated' }),
    to: actorRef.nullish().meta({ description: 'The incoming holder' }),
    successor: z.enum(successorKinds).optional().meta({
      description: 'Without `to`: vacant (the default), or not_recorded where nobody wrote it down',
    }),
    date: fuzzyDateSchema,
    dateWords: line(200).nullish(),
    capacity: z.enum(capacities).optional(),
    status: z.enum(handoverStatuses).optional(),
    note: text(5000).nullish(),
    briefing: line(100).nullish().meta({ description: 'The id of the briefing where it was announced' }),
    sources: sourcesInput.optional(),
    visibility: visibilitySchema.optional(),
  })
  .meta({
    id: 'HandoverInput',
    example: { body: 'Group of Friends', from: 'Uzbekistan', to: 'KZ', date: '2025', status: 'announced' },
  });
export type HandoverInput = z.infer<typeof handoverInput>;
export const handoverChange = handoverInput
  .omit({ body: true })
  .partial()
  .meta({
    id: 'HandoverChange',
    example: { status: 'completed', date: '2025-01-15' },
  });

/** That a handover took place: when, on what evidence, and which commitments are fulfilled by it. */
export const handoverCompletion = z
  .strictObject({
    date: fuzzyDateSchema.optional().meta({ description: 'When it happened; as announced, where left out' }),
    dateWords: line(200).nullish(),
    to: actorRef.optional().meta({
      description: 'Who took over; as announced, where left out',
    }),
    successor: z
      .enum(successorKinds)
      .optional()
      .meta({ description: 'vacant: in the end nobody took over; not_recorded: nobody wrote down who did' }),
    note: text(5000).nullish().meta({ description: 'Stays with the handover, and with what it fulfils' }),
    sources: sourcesInput
      .optional()
      .meta({ description: 'The evidence, added to the sources that are there' }),
    fulfils: z
      .array(line(100))
      .max(20)
      .optional()
      .meta({ description: 'The ids of open commitments that this handover fulfils' }),
  })
  .meta({
    id: 'HandoverCompletion',
    example: { date: '2025-01-15', sources: [{ title: 'Communiqué of the council' }] },
  });
export type HandoverCompletion = z.infer<typeof handoverCompletion>;

export const handoverSchema = z
  .object({
    ...recordFields,
    body: actorLink,
    from: actorLink.nullable(),
    to: actorLink.nullable(),
    successor: z.enum(successorKinds),
    date: fuzzyDateOut,
    capacity: z.enum(capacities),
    status: z.enum(handoverStatuses),
    note: z.string().nullable(),
    briefing: briefingLink.nullable(),
  })
  .meta({ id: 'Handover' });
export type Handover = z.infer<typeof handoverSchema>;

export const handoverDetail = handoverSchema
  .extend({ sources: z.array(sourceSchema) })
  .meta({ id: 'HandoverDetail' });
export type HandoverDetail = z.infer<typeof handoverDetail>;

const dayRange = z.object({ earliest: z.string().nullable(), latest: z.string().nullable() });

export const termSchema = z
  .object({
    holder: actorLink.nullable(),
    kind: z.enum(termKinds).meta({ description: 'not_recorded: nobody wrote down who held the seat' }),
    capacity: z.enum(capacities),
    status: z.enum(handoverStatuses).nullable().meta({ description: 'Of the handover that began it' }),
    announcement: z
      .enum(announcements)
      .nullable()
      .meta({
        description:
          'Where it is announced and no more. pending: its day may come; not_confirmed: its last possible day has passed, ' +
          'and nobody said that it happened',
      }),
    start: dayRange.extend({ edtf: z.string().nullable() }).nullable(),
    end: dayRange.extend({ edtf: z.string().nullable() }).nullable(),
    startedBy: z.string().nullable().meta({ description: 'The id of the handover that began it' }),
    endedBy: z.string().nullable(),
    projected: z.boolean().meta({
      description: 'The holder is computed from the stated rotation; a handover that began it names nobody',
    }),
    current: z.boolean().meta({
      description: 'Holds, or most likely holds, today (UTC); never of what is announced and no more',
    }),
  })
  .meta({ id: 'Term' });
export type TermOut = z.infer<typeof termSchema>;

export const successionSchema = z
  .object({
    body: actorLink,
    terms: z.array(termSchema),
    findings: z
      .array(
        z.object({
          kind: z.string().meta({ example: 'from_is_not_holder' }),
          handoverId: z.string().nullable(),
          otherId: z.string().nullable(),
          actor: actorLink.nullable(),
        }),
      )
      .meta({ description: 'What does not add up in the sequence of handovers' }),
  })
  .meta({ id: 'Succession' });
export type Succession = z.infer<typeof successionSchema>;
