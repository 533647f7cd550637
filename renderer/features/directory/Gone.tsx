import { useWording } from '../../i18n/wordingContext.ts';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';

interface GoneProps {
  readonly closeLink: string;
  readonly words: 'directory.form.gone' | 'directory.form.unreadable' | 'numbers.form.gone';
}

/** The address names somebody or something that was removed, or cannot be read. */
export function Gone({ closeLink, words }: GoneProps) {
  const { t } = useWording();
  return (
    <section className={panel.panel} aria-label={t(words)}>
      <div className={panel.top}>
        <p>{t(words)}</p>
        <a className={panel.close} href={closeLink} aria-label={t('directory.form.close')}>
          <Icon name="cross" />
        </a>
      </div>
    </section>
  );
}
