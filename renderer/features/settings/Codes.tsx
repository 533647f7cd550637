import { useWording } from '../../i18n/wordingContext.ts';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { ExchangeDraft } from './exchangeDraft.ts';

type Codes = ExchangeDraft['codes'];

interface CodesProps {
  readonly codes: Codes;
  /** Which of them cannot be dialled. */
  readonly faults: Readonly<Record<Exclude<keyof Codes, 'digits'>, boolean>> | null;
  readonly onChange: (codes: Codes) => void;
}

const fields = ['park', 'parkPlaces', 'pickUpParked', 'pickUpRinging'] as const;

/** What the exchange wants dialled for what it does itself, and how it takes keys. */
export function CodesOfExchange({ codes, faults, onChange }: CodesProps) {
  const { t } = useWording();
  return (
    <>
      <div className={panel.pair}>
        {fields.map((field) => (
          <TextField
            key={field}
            label={t(`telephony.codes.${field}`)}
            value={codes[field]}
            dir="ltr"
            maxLength={100}
            spellCheck={false}
            fault={faults?.[field] === true ? t('telephony.codes.fault') : null}
            hint={t(`telephony.codes.hint.${field}`)}
            onChange={(value) => onChange({ ...codes, [field]: value })}
          />
        ))}
      </div>
      <SelectField
        label={t('telephony.codes.digits.label')}
        value={codes.digits}
        choices={(['rtp', 'info'] as const).map((value) => ({ value, name: t(`telephony.codes.digits.${value}`) }))}
        hint={t('telephony.codes.digits.hint')}
        onChange={(digits) => onChange({ ...codes, digits: digits === 'info' ? 'info' : 'rtp' })}
      />
    </>
  );
}
