import { Button, Dialog, DialogTrigger, Label, Popover, Radio, RadioGroup } from 'react-aria-components';
import { Preferences } from '#core/contract/contract.ts';
import { languages } from '../i18n/languages.ts';
import { useWording } from '../i18n/wordingContext.ts';
import { useDesk } from '../state/desk.ts';
import { Icon } from '../ui/Icon.tsx';
import { useWish } from '../ui/wish.ts';
import navigation from './Navigation.module.css';
import styles from './PreferencesMenu.module.css';

const themes = Preferences.shape.theme.options;

/** Language and theme, at once and for every page of the desk. `within`: the landmark it belongs to. */
export function PreferencesMenu({ within }: { readonly within: HTMLElement | null }) {
  const { t } = useWording();
  const wish = useWish();
  const preferences = useDesk((slice) => slice.preferences);
  const choose = (changed: object) => {
    const wanted = Preferences.safeParse({ ...preferences, ...changed });
    if (wanted.success) wish('preferences.set', wanted.data);
  };
  return (
    <DialogTrigger>
      <Button className={navigation['place'] ?? ''}>
        <Icon name="preferences" />
        <span className={navigation['name']}>{t('desk.nav.preferences')}</span>
      </Button>
      {/* Not modal: calls go on being announced and answered beside it. */}
      <Popover
        className={styles.popover ?? ''}
        placement="end bottom"
        isNonModal
        {...(within === null ? {} : { UNSTABLE_portalContainer: within })}
      >
        <Dialog className={styles.dialog ?? ''} aria-label={t('desk.nav.preferences')}>
          <RadioGroup
            className={styles.group ?? ''}
            value={preferences.language}
            onChange={(language) => choose({ language })}
          >
            <Label className={styles.label ?? ''}>{t('desk.preferences.language')}</Label>
            {languages.map(({ language, name }) => (
              <Choice key={language} value={language} name={name} lang={language} />
            ))}
          </RadioGroup>
          <RadioGroup className={styles.group ?? ''} value={preferences.theme} onChange={(theme) => choose({ theme })}>
            <Label className={styles.label ?? ''}>{t('desk.preferences.theme')}</Label>
            {themes.map((theme) => (
              <Choice key={theme} value={theme} name={t(`desk.preferences.${theme}`)} />
            ))}
          </RadioGroup>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Choice({ value, name, lang }: { readonly value: string; readonly name: string; readonly lang?: string }) {
  return (
    <Radio className={styles.choice ?? ''} value={value}>
      <span className={styles.dot} aria-hidden="true" />
      <bdi lang={lang}>{name}</bdi>
    </Radio>
  );
}
