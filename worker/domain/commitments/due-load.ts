import * as z from 'zod';

/** How many months are looked ahead, the current one included. */
export const dueLoadMonths = 24;

/** What falls due month by month, of what is open today. */
export const dueLoadSchema = z
  .object({
    today: z.string().meta({ description: 'The day that it was computed for (UTC)' }),
    months: z
      .array(
        z.object({
          month: z.string().meta({ example: '2027-06' }),
          due: z.int().meta({ description: 'Open commitments whose last possible month this is' }),
          unsure: z.int().meta({
            description:
              'Of these: may fall due in another month, because the date spans several or is said to be doubtful. A ' +
              'deadline without a beginning is sure: its last day is what was promised.',
          }),
          carried: z.int().meta({
            description:
              'Open commitments whose last possible day lies before this month: overdue in it, unless closed until then',
          }),
        }),
      )
      .meta({ description: 'The current month and the 23 after it' }),
    overdue: z.int().meta({ description: 'Open commitments whose last possible day is over today' }),
    later: z.int().meta({ description: 'Last possible month after the ones given' }),
    leftOut: z
      .object({
        undated: z.int().meta({ description: 'Without a due date' }),
        openEnded: z.int().meta({ description: 'With a due date that has no last day' }),
      })
      .meta({ description: 'Open commitments that fall due in no month' }),
  })
  .meta({
    id: 'DueLoad',
    example: {
      today: '2027-05-12',
      months: [
        { month: '2027-05', due: 2, unsure: 0, carried: 3 },
        { month: '2027-06', due: 4, unsure: 3, carried: 5 },
      ],
      overdue: 4,
      later: 6,
      leftOut: { undated: 5, openEnded: 1 },
    },
  });
export type DueLoad = z.infer<typeof dueLoadSchema>;
