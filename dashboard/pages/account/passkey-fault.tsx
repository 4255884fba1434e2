import { accountWords } from '../../../worker/words/account.ts';
import { namedAddress, type PasskeyFault } from './passkey.ts';

/** Says what went wrong with a passkey, and where one would work. */
export function PasskeyFaultText({ fault }: { fault: PasskeyFault | null }) {
  const { passkeyFault } = accountWords;
  const address = namedAddress(window.location);
  return (
    <p class="act-outcome is-fault" role="status">
      {fault && passkeyFault[fault]}{' '}
      {fault === 'numbers' && address && (
        <a href={address} dir="ltr">
          {address}
        </a>
      )}
    </p>
  );
}
