import { useEffect, useState } from 'preact/hooks';
import { holds, type Role } from '../../worker/domain/visibility.ts';
import { ask } from '../api.ts';
import { useSetting } from './setting.ts';
import { whoQuestion } from './who-question.ts';

/** Asked once a visit: whoever signs in or out comes to a fresh page. What failed is asked again. */
let asked: Promise<Role | null> | undefined;
let known: Role | null = null;
const askRole = () => {
  asked ??= ask(whoQuestion).then(
    ({ person }) => {
      known = person?.role ?? null;
      return known;
    },
    () => {
      asked = undefined;
      return null;
    },
  );
  return asked;
};

/** Whether who is signed in may do what this role may; false until it is known. */
export function useMay(role: Role): boolean {
  const [own, setOwn] = useState(known);
  useEffect(() => {
    let isHere = true;
    askRole().then((answer) => isHere && setOwn(answer));
    return () => {
      isHere = false;
    };
  }, []);
  return own !== null && holds(own, role);
}

/** What can be changed while it is in use. */
export type Changeable = { archivedAt: string | null };

export const isInUse = ({ archivedAt }: Changeable): boolean => archivedAt === null;

/** Whether whoever reads may change a record that is shown. What is archived is only brought back, a day gone by stays. */
export function useMayChange(record: Changeable): boolean {
  const { asOf } = useSetting();
  return useMay('editor') && isInUse(record) && asOf === undefined;
}
