import { useWording } from '../../i18n/wordingContext.ts';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';

/** The address names somebody who was removed. */
export function Gone({ closeLink }: { readonly closeLink: string }) {
  const { t } = useWording();
  return (
    <section className={panel.panel} aria-label={t('directory.form.gone')}>
      <div className={panel.top}>
        <p>{t('directory.form.gone')}</p>
        <a className={panel.close} href={closeLink} aria-label={t('directory.form.close')}>
          <Icon name="cross" />
        </a>
      </div>
    </section>
  );
}
