import type { Who } from '../../worker/domain/people/session.ts';
import { api } from '../api.ts';

/** Somebody who is signed in. */
export type Colleague = NonNullable<Who['person']>;

/** Who is signed in, if anybody. */
export const whoQuestion = api.who();
