import type { Actor } from '../../../worker/domain/actor.ts';
import { api } from '../../api.ts';
import { actorAddress } from '../../location.ts';
import type { StaffPageProps } from '../page-props.ts';
import { ActorFields } from './actor-fields.tsx';
import { actorWritten } from './actor-written.ts';
import { EditPage } from './editing.tsx';
import type { ActorForm } from './form.ts';
import { actorFormOf } from './form-of.ts';

/** The names, the kind and the ties of an actor, and of a body its rotation. */
export const Page = ({ place: { page, id }, person }: StaffPageProps<'edit-actor' | 'edit-body'>) => (
  <EditPage<Actor, ActorForm>
    editor={person}
    kind="actor"
    called={page === 'edit-body' ? 'body' : undefined}
    question={api.actor(id)}
    titleOf={({ name }) => name}
    homeOf={actorAddress}
    formOf={actorFormOf}
    writtenOf={actorWritten}
  >
    {(form, set) => <ActorFields form={form} set={set} />}
  </EditPage>
);
