import { useState } from 'react';
import { IdentitySource } from '#core/caller/identity.ts';
import { pbxProfiles } from '#core/pbx/profiles.ts';
import type { PbxRules } from '#core/pbx/rules.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import { LastCaller } from './LastCaller.tsx';

interface TrustProps {
  readonly pbx: PbxRules;
  /** The line before it. */
  readonly lineId: string;
  readonly onChange: (believes: readonly IdentitySource[]) => void;
}

const ways = ['profile', 'from', 'own'] as const;
const places = ['first', 'second', 'third'] as const;
const nothing = '-';

/** In which headers the exchange is believed about the caller, and what that makes of the last call. */
export function Trust({ pbx: { kind, believes }, lineId, onChange }: TrustProps) {
  const { t } = useWording();
  const profile = pbxProfiles[kind].believes.is;
  const [wantsOwn, setWantsOwn] = useState(false);
  const asProfile = believes.join(' ') === profile.join(' ');
  const way = wantsOwn ? 'own' : asProfile ? 'profile' : believes.join(' ') === 'from' ? 'from' : 'own';

  function choose(chosen: string): void {
    setWantsOwn(chosen === 'own');
    if (chosen === 'profile') onChange(profile);
    if (chosen === 'from') onChange(['from']);
  }

  /** Each header once: what is chosen for one place leaves the others. */
  function place(index: number, chosen: string): void {
    const source = IdentitySource.safeParse(chosen);
    if (!source.success) return onChange(believes.slice(0, index));
    const others = believes.filter((one) => one !== source.data);
    onChange([...others.slice(0, index), source.data, ...others.slice(index)]);
  }

  return (
    <div className={panel.group}>
      <h3 className={panel.groupHeading}>{t('identity.trust.heading')}</h3>
      <ChoiceField
        label={t('identity.trust.label')}
        value={way}
        choices={ways.map((value) => ({ value, name: t(`identity.trust.ways.${value}`) }))}
        onChange={choose}
      />
      <p className={panel.soft}>
        {t(`identity.trust.meaning.${way}`, {
          order: profile.map((source) => t(`identity.trust.source.${source}`)).join(t('identity.trust.andThen')),
        })}
      </p>
      {way === 'own' && (
        <div className={panel.pair}>
          {places.slice(0, believes.length + 1).map((name, index) => (
            <SelectField
              key={name}
              label={t(`identity.trust.place.${name}`)}
              value={believes[index] ?? nothing}
              choices={[
                ...IdentitySource.options.map((value) => ({ value, name: t(`identity.trust.source.${value}`) })),
                ...(index === 0 ? [] : [{ value: nothing, name: t('identity.trust.none') }]),
              ]}
              onChange={(chosen) => place(index, chosen)}
            />
          ))}
        </div>
      )}
      <LastCaller believes={believes} lineId={lineId} />
    </div>
  );
}
