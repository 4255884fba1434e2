import * as z from 'zod';
import { type Commitment, commitmentSchema } from '../commitments/commitment.ts';
import { dueSections } from '../commitments/standing.ts';
import { handoverSchema } from '../handovers/handover.ts';

/** What staff open in the morning: the open commitments by how they press, and the presidencies that pass on. */

/** The sections by date hold each open commitment once; what has gone quiet stands in one of them too. */
export const deskSections = [...dueSections, 'stale'] as const;
export type DeskSection = (typeof deskSections)[number];

/** How far ahead handovers are told of, and how long ago one may have been announced that nobody confirmed. In days. */
export const handoverDays = { ahead: 180, behind: 60 } as const;

export const deskPageSchema = z
  .object({
    items: z.array(commitmentSchema),
    next: z.string().nullable().meta({ description: 'The cursor of the next page; null on the last' }),
  })
  .meta({ id: 'DeskPage' });

const sectionSchema = z
  .object({
    section: z.enum(deskSections),
    count: z.int().meta({ description: 'How many there are among those that are looked through' }),
    isMore: z
      .boolean()
      .meta({ description: 'Whether there may be more: 180 are looked through, with a filter 50 or more' }),
    items: z.array(commitmentSchema),
    next: z.string().nullable().meta({ description: 'Where /api/desk/sections/{section} goes on' }),
  })
  .meta({ id: 'DeskSection' });

export const deskSchema = z
  .object({
    today: z.string(),
    sections: z.array(sectionSchema),
    handovers: z
      .array(
        z.object({
          handover: handoverSchema,
          openCommitments: z
            .int()
            .meta({ description: 'Open commitments of the body, which pass on with it' }),
        }),
      )
      .meta({
        description:
          `Announced or confirmed for the next ${handoverDays.ahead} days, or for the last ${handoverDays.behind}; ` +
          'with `body` all of that body that are. No other filter narrows them',
      }),
  })
  .meta({ id: 'Desk' });
export type Desk = z.infer<typeof deskSchema>;
export type DeskSectionOut = Desk['sections'][number];
export type DeskItem = Commitment;
