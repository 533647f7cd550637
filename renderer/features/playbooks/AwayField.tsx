import type { Employee, Language } from '#core/caller/company.ts';
import { noText, type WhenAway } from '#core/routing/playbook.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import panel from '../../ui/Panel.module.css';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextIn } from './TextIn.tsx';

interface AwayFieldProps {
  readonly whenAway: WhenAway | null;
  readonly employees: readonly Employee[];
  readonly language: Language;
  readonly isTopic: boolean;
  readonly onChange: (whenAway: WhenAway | null) => void;
}

const kinds = ['none', 'message', 'voicemail', 'mobile', 'say'] as const;
type Kind = (typeof kinds)[number];

/** What is done when none of the targets can take the call. */
export function AwayField({ whenAway, employees, language, isTopic, onChange }: AwayFieldProps) {
  const { t } = useWording();
  const kind = whenAway?.kind ?? 'none';
  const reachable = employees.filter(({ extension, mobile }) =>
    kind === 'mobile' ? mobile !== '' : extension.trim() !== '',
  );
  const begin = (to: Kind): WhenAway | null => {
    switch (to) {
      case 'none':
        return null;
      case 'message':
        return { kind: to };
      case 'say':
        return { kind: to, text: noText };
      case 'voicemail':
      case 'mobile': {
        const first = employees.find(({ extension, mobile }) => (to === 'mobile' ? mobile : extension) !== '');
        return { kind: to, employeeId: first?.employeeId ?? '' };
      }
    }
  };
  return (
    <div className={panel.group} role="group" aria-label={t('playbook.away.heading')}>
      <SelectField
        label={t('playbook.away.heading')}
        value={kind}
        choices={kinds.map((one) => ({
          value: one,
          name: t(one === 'none' && isTopic ? 'playbook.edit.away.asClass' : `playbook.edit.away.${one}`),
        }))}
        onChange={(chosen) => onChange(begin(kinds.find((one) => one === chosen) ?? 'none'))}
      />
      {(whenAway?.kind === 'voicemail' || whenAway?.kind === 'mobile') && (
        <SelectField
          label={t('playbook.edit.away.whose')}
          value={whenAway.employeeId}
          choices={[
            ...(reachable.some(({ employeeId }) => employeeId === whenAway.employeeId)
              ? []
              : [{ value: whenAway.employeeId, name: t('playbook.edit.choose') }]),
            ...reachable.map(({ employeeId, name }) => ({ value: employeeId, name })),
          ]}
          onChange={(employeeId) => onChange({ ...whenAway, employeeId })}
        />
      )}
      {whenAway?.kind === 'say' && (
        <TextIn
          label={t('playbook.edit.away.sentence')}
          text={whenAway.text}
          language={language}
          onChange={(text) => onChange({ ...whenAway, text })}
        />
      )}
    </div>
  );
}
