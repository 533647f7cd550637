import { useEffect } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { HoursEditor } from '../../ui/HoursEditor.tsx';
import panel from '../../ui/Panel.module.css';
import { isUnsaved } from '../../ui/shelf.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useShelved } from '../../ui/useShelved.ts';
import { FaultFound } from './FaultFound.tsx';
import { Holidays } from './Holidays.tsx';
import { faultsOfHours, type HoursDraft, hoursDraftOf } from './hoursDraft.ts';
import { SectionPanel } from './SectionPanel.tsx';
import { useSaveHours } from './useSaveSection.ts';
import type { SettingsRead } from './useSettings.ts';
import { hoursShelf } from './shelves.ts';

/** When the office works, and how long what waits for somebody may wait. */
export function Hours({ settings }: { readonly settings: SettingsRead }) {
  const { t } = useWording();
  const { view } = settings;
  const shelved = useShelved(hoursShelf);
  const saving = useSaveHours(settings);
  const unsaved = isUnsaved(shelved);
  useEffect(() => {
    if (view !== null) hoursShelf.open('hours', hoursDraftOf(view));
  }, [view, unsaved]);
  if (view === null || shelved === null) return null;
  const draft = shelved.value;
  const faults = saving.tried ? faultsOfHours(draft) : null;
  function change(changes: Partial<HoursDraft>): void {
    saving.forget();
    hoursShelf.change(changes);
  }
  return (
    <SectionPanel section="hours" save={{ of: saving, isUnsaved: unsaved }}>
      <div className={panel.group}>
        <h3 className={panel.groupHeading}>{t('settings.hours.week')}</h3>
        {draft.week.length === 0 && <p className={panel.soft}>{t('settings.hours.always')}</p>}
        <HoursEditor
          label={t('settings.hours.week')}
          hours={draft.week}
          onChange={(week) => change({ week })}
          faultsShown={saving.tried}
        />
      </div>
      <Holidays days={draft.holidays} onChange={(holidays) => change({ holidays })} />
      <div className={panel.pair}>
        <TextField
          label={t('settings.hours.callback')}
          value={draft.callbackMinutes}
          dir="ltr"
          inputMode="numeric"
          maxLength={5}
          fault={faults?.callbackMinutes === true ? t('settings.hours.fault.callback') : null}
          hint={t('settings.hours.callbackHint')}
          onChange={(callbackMinutes) => change({ callbackMinutes })}
        />
        <TextField
          label={t('settings.hours.target')}
          value={draft.targetSeconds}
          dir="ltr"
          inputMode="numeric"
          maxLength={3}
          fault={faults?.targetSeconds === true ? t('settings.hours.fault.target') : null}
          hint={t('settings.hours.targetHint')}
          onChange={(targetSeconds) => change({ targetSeconds })}
        />
      </div>
      <div className={panel.group}>
        <h3 className={panel.groupHeading}>{t('writing.wrapUp.heading')}</h3>
        <label className={panel.tick}>
          <input
            type="checkbox"
            checked={draft.wrapUpSeconds !== '0'}
            onChange={({ target }) => change({ wrapUpSeconds: target.checked ? '120' : '0' })}
          />
          {t('writing.wrapUp.gentle')}
        </label>
        {draft.wrapUpSeconds !== '0' && (
          <TextField
            label={t('writing.wrapUp.seconds')}
            value={draft.wrapUpSeconds}
            dir="ltr"
            inputMode="numeric"
            maxLength={4}
            fault={faults?.wrapUpSeconds === true ? t('writing.wrapUp.fault') : null}
            hint={t('writing.wrapUp.hint')}
            onChange={(wrapUpSeconds) => change({ wrapUpSeconds })}
          />
        )}
      </div>
      <FaultFound fault={saving.found} />
    </SectionPanel>
  );
}
