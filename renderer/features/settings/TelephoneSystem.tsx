import { PbxKind, pbxProfiles } from '#core/pbx/profiles.ts';
import { CallerBy, type PbxRules } from '#core/pbx/rules.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Trust } from './Trust.tsx';
import type { ExchangeFaults } from './exchangeDraft.ts';

interface TelephoneSystemProps {
  readonly pbx: PbxRules;
  /** The line before it. */
  readonly lineId: string;
  readonly faults: ExchangeFaults | null;
  readonly onChange: (pbx: PbxRules) => void;
}

/** What stands at the other end of the line, and what it may be asked for. */
export function TelephoneSystem({ pbx, lineId, faults, onChange }: TelephoneSystemProps) {
  const { t } = useWording();
  const { kind, outsidePrefix, voicemailPrefix, callerBy, passesNote } = pbx;
  return (
    <div className={panel.group}>
      <h3 className={panel.groupHeading}>{t('settings.system.heading')}</h3>
      <div className={panel.pair}>
        <SelectField
          label={t('settings.system.kind')}
          value={kind}
          choices={PbxKind.options.map((value) => ({ value, name: t(`settings.system.kinds.${value}`) }))}
          hint={t('settings.system.kindHint')}
          onChange={(value) => onChange(asKind(pbx, PbxKind.parse(value)))}
        />
        <SelectField
          label={t('settings.system.callerBy')}
          value={callerBy}
          choices={CallerBy.options.map((value) => ({
            value,
            name: t(`settings.system.callerWays.${value}`),
          }))}
          hint={t('settings.system.callerByHint')}
          onChange={(value) => onChange({ ...pbx, callerBy: CallerBy.parse(value) })}
        />
        <TextField
          label={t('settings.system.outsidePrefix')}
          value={outsidePrefix}
          dir="ltr"
          inputMode="tel"
          maxLength={6}
          fault={faults?.outsidePrefix === true ? t('settings.system.fault.code') : null}
          hint={t('settings.system.outsidePrefixHint')}
          onChange={(typed) => onChange({ ...pbx, outsidePrefix: typed.trim() })}
        />
        <TextField
          label={t('settings.system.voicemailPrefix')}
          value={voicemailPrefix}
          dir="ltr"
          inputMode="tel"
          maxLength={8}
          fault={faults?.voicemailPrefix === true ? t('settings.system.fault.code') : null}
          hint={t('settings.system.voicemailPrefixHint')}
          onChange={(typed) => onChange({ ...pbx, voicemailPrefix: typed.trim() })}
        />
      </div>
      <Trust pbx={pbx} lineId={lineId} onChange={(believes) => onChange({ ...pbx, believes: [...believes] })} />
      <label className={panel.tick}>
        <input
          type="checkbox"
          checked={passesNote}
          onChange={({ target }) => onChange({ ...pbx, passesNote: target.checked })}
        />
        {t('settings.system.passesNote')}
      </label>
      <p className={panel.soft}>{t('settings.system.passesNoteHint')}</p>
    </div>
  );
}

/** A code that nobody has changed is the new kind's own. */
function asKind(pbx: PbxRules, kind: PbxKind): PbxRules {
  const own = pbx.voicemailPrefix === pbxProfiles[pbx.kind].voicemailPrefix.is;
  const believesOwn = pbx.believes.join(' ') === pbxProfiles[pbx.kind].believes.is.join(' ');
  return {
    ...pbx,
    kind,
    voicemailPrefix: own ? pbxProfiles[kind].voicemailPrefix.is : pbx.voicemailPrefix,
    believes: believesOwn ? [...pbxProfiles[kind].believes.is] : pbx.believes,
  };
}
