import { useEffect, useMemo } from 'react';
import { mainLine } from '#core/call/line.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import { isUnsaved } from '../../ui/shelf.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useShelved } from '../../ui/useShelved.ts';
import { AccountFields } from './AccountFields.tsx';
import { CheckAccount } from './CheckAccount.tsx';
import { CodesOfExchange } from './Codes.tsx';
import { countriesIn } from './countries.ts';
import { FaultFound } from './FaultFound.tsx';
import { FurtherLines } from './FurtherLines.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { faultsOfTelephone, type TelephoneDraft, telephoneOf } from './telephoneDraft.ts';
import { useSaveTelephone } from './useSaveSection.ts';
import type { SettingsRead } from './useSettings.ts';
import { telephoneShelf } from './shelves.ts';
import { TelephoneLinks } from './TelephoneLinks.tsx';
import { TelephoneSystem } from './TelephoneSystem.tsx';

/** The accounts at telephone systems, each tried before it is saved; or the practice exchange. */
export function Telephone({ settings }: { readonly settings: SettingsRead }) {
  const { t, locale } = useWording();
  const { view } = settings;
  const shelved = useShelved(telephoneShelf);
  const saving = useSaveTelephone(settings);
  const countries = useMemo(() => countriesIn(locale), [locale]);
  const unsaved = isUnsaved(shelved);
  useEffect(() => {
    if (view !== null) telephoneShelf.open('telephone', telephoneOf(view));
  }, [view, unsaved]);
  if (view === null || shelved === null) return null;
  const draft = shelved.value;
  const hasPassword = view.account?.hasPassword ?? false;
  const faults = saving.tried ? faultsOfTelephone(draft, hasPassword) : null;
  function change(changes: Partial<TelephoneDraft>): void {
    saving.forget();
    telephoneShelf.change(changes);
  }
  return (
    <SectionPanel section="telephone" save={{ of: saving, isUnsaved: unsaved }}>
      <ChoiceField
        label={t('settings.telephone.line')}
        value={draft.line}
        choices={(['practice', 'exchange'] as const).map((value) => ({
          value,
          name: t(`settings.telephone.${value}`),
        }))}
        onChange={(line) => change({ line: line === 'practice' ? 'practice' : 'exchange' })}
      />
      {draft.line === 'practice' ? (
        <TextField
          label={t('settings.telephone.every')}
          value={draft.practiceEverySeconds}
          dir="ltr"
          inputMode="numeric"
          maxLength={5}
          fault={faults?.every === true ? t('settings.telephone.fault.every') : null}
          hint={t('settings.telephone.everyHint')}
          onChange={(practiceEverySeconds) => change({ practiceEverySeconds })}
        />
      ) : (
        <>
          <AccountFields
            account={draft}
            name={draft.lines.length === 0 ? null : draft.name}
            faults={faults}
            hasPassword={hasPassword}
            passwordKept={view.passwordKept}
            onChange={change}
          />
          <CheckAccount account={draft} lineId={mainLine} hasPassword={hasPassword} kind={draft.pbx.kind} />
          <TelephoneSystem pbx={draft.pbx} lineId={mainLine} faults={faults} onChange={(pbx) => change({ pbx })} />
          <CodesOfExchange codes={draft.codes} faults={faults} onChange={(codes) => change({ codes })} />
          <FurtherLines
            lines={draft.lines}
            faults={faults?.lines ?? null}
            passwordKept={view.passwordKept}
            onChange={(lines) => change({ lines })}
          />
        </>
      )}
      <SelectField
        label={t('settings.telephone.country')}
        value={draft.country}
        choices={countries}
        hint={t('settings.telephone.countryHint')}
        onChange={(country) => change({ country })}
      />
      {view.file !== '' && (
        <p className={panel.soft}>
          {t('settings.telephone.file')} <bdi dir="ltr">{view.file}</bdi>
        </p>
      )}
      <TelephoneLinks />
      <FaultFound fault={saving.found} />
    </SectionPanel>
  );
}
