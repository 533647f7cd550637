import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { hasSeveralLines } from '../../state/lines.ts';
import { SelectField } from '../../ui/SelectField.tsx';

interface LineFieldProps {
  /** '' for the first one. */
  readonly line: string;
  readonly onChange: (line: string) => void;
}

/** At which line's exchange the extension is; nothing where there is one line only. */
export function LineField({ line, onChange }: LineFieldProps) {
  const { t } = useWording();
  const lines = useDesk((slice) => slice.lines);
  const isThere = lines.some(({ lineId }) => lineId === line);
  if (!hasSeveralLines({ lines })) return null;
  return (
    <SelectField
      label={t('directory.form.line')}
      value={isThere ? line : ''}
      choices={lines.map(({ lineId, name }, nth) => ({ value: nth === 0 ? '' : lineId, name }))}
      hint={t('directory.form.lineHint')}
      onChange={onChange}
    />
  );
}
