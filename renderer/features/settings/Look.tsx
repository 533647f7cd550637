import { Preferences } from '#core/contract/contract.ts';
import { languages } from '../../i18n/languages.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { usePreferences } from './usePreferences.ts';

const themes = Preferences.shape.theme.options;

/** The language of the desk and its colours. */
export function Look() {
  const { t } = useWording();
  const { preferences, prefer } = usePreferences();
  return (
    <SectionPanel section="look" save={null}>
      <ChoiceField
        label={t('settings.look.language')}
        value={preferences.language}
        choices={languages.map(({ language, name }) => ({ value: language, name, lang: language }))}
        onChange={(language) => prefer({ language })}
      />
      <ChoiceField
        label={t('settings.look.theme')}
        value={preferences.theme}
        choices={themes.map((value) => ({ value, name: t(`settings.look.${value}`) }))}
        onChange={(theme) => prefer({ theme })}
      />
    </SectionPanel>
  );
}
