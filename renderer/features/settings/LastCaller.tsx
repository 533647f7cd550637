import { useEffect, useState } from 'react';
import type { IdentitySource } from '#core/caller/identity.ts';
import type { LastCaller as Understood } from '#core/contract/identityCalls.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import panel from '../../ui/Panel.module.css';

interface LastCallerProps {
  readonly believes: readonly IdentitySource[];
  /** On which the call came. */
  readonly lineId: string;
}

/** What each header of the last call says, and what is made of it if these are believed. */
export function LastCaller({ believes, lineId }: LastCallerProps) {
  const { t, who, shortDate, time } = useWording();
  const journalVersion = useDesk((slice) => slice.journalVersion);
  const [caller, setCaller] = useState<Understood | null | undefined>(undefined);
  const order = believes.join(' ');
  useEffect(() => {
    let live = true;
    void ask('identity.last-caller', { believes: [...believes], lineId }).then((answer) => {
      if (live && answer.ok) setCaller(answer.value.caller);
    });
    return () => {
      live = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `order` says what `believes` holds
  }, [order, lineId, journalVersion]);
  if (caller === undefined) return null;
  if (caller === null) return <p className={panel.soft}>{t('identity.trust.noCall')}</p>;
  const shown = who({ name: '', number: { e164: null, shown: caller.shown, kind: caller.kind, country: null } });
  const verified = caller.verification === 'not-said' ? [] : [t(`call.verification.${caller.verification}`)];
  return (
    <div role="status">
      <p className={panel.soft}>
        {t('identity.trust.last', { date: shortDate(caller.at, caller.at), time: time(caller.at) })}
      </p>
      <ul>
        {caller.said.map(({ source, shown: number, name }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- one header may say the same twice
          <li key={index}>
            {t('identity.trust.says', {
              header: headers[source],
              what: [name, number].filter((part) => part !== '').join(', ') || t('identity.trust.nobody'),
            })}
          </li>
        ))}
      </ul>
      <p>
        <strong>
          {t('identity.trust.shown', {
            what: [caller.name, shown, ...verified].filter((part) => part !== '').join(', '),
          })}
        </strong>
      </p>
    </div>
  );
}

/** As they are written on the wire, in every language. */
const headers: Readonly<Record<IdentitySource, string>> = {
  'p-asserted-identity': 'P-Asserted-Identity',
  'remote-party-id': 'Remote-Party-ID',
  from: 'From',
};
