import * as z from 'zod';
import { id } from '../changes/record.ts';
import { isPageAddress } from '../page-address.ts';
import { line } from '../text.ts';

/** An address of ours under a name: a view of the desk, of a list, of the timeline. */

/** More than these nobody finds again. */
export const mostViews = 100;

/** Where one comes in is no view of anything. */
const isView = (address: string): boolean => {
  if (!/^\/(?!\/)[\x21-\x7e]*$/.test(address) || address.includes('\\') || address.includes('#'))
    return false;
  const { pathname } = new URL(address, 'http://localhost');
  return (pathname === '/' || isPageAddress(pathname)) && !/^\/+(sign-in|embed)\b/.test(pathname);
};

const address = z
  .string()
  .min(1)
  .max(2000)
  .refine(isView, 'must be the address of a page of ours, such as "/desk?owner=me"')
  .meta({ description: 'Path and query of a page of ours', example: '/desk?owner=me' });
const name = line(80).meta({ example: 'What is mine' });
const isShared = z.boolean().meta({ description: 'Whether colleagues see it too' });

export const savedViewInput = z
  .strictObject({ name, address, isShared: isShared.optional() })
  .meta({ id: 'SavedViewInput', example: { name: 'What is mine', address: '/desk?owner=me' } });
export type SavedViewInput = z.infer<typeof savedViewInput>;

export const savedViewChange = z
  .strictObject({ name, address, isShared })
  .partial()
  .meta({ id: 'SavedViewChange', example: { name: 'My commitments' } });
export type SavedViewChange = z.infer<typeof savedViewChange>;

export const savedViewSchema = z
  .object({
    id,
    name: z.string(),
    address: z.string().meta({ example: '/desk?owner=me' }),
    isShared,
    isMine: z.boolean(),
    by: z.string().meta({ description: 'Whose it is', example: 'Aigerim Saparova' }),
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof savedViewSchema>;
