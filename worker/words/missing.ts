import { missingWords as en } from './en/missing.ts';
import { served } from './language.ts';

/** The words of an address at which there is no page. */
export const missingWords = served({ en });
