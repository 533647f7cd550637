import type { ReactNode } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';

interface SidePanelProps {
  readonly heading: string;
  readonly closeLink: string;
  readonly children: ReactNode;
}

/** What is only looked at, open beside the list. */
export function SidePanel({ heading, closeLink, children }: SidePanelProps) {
  const { t } = useWording();
  return (
    <section className={panel.panel} aria-label={heading}>
      <div className={panel.top}>
        <h2 className={panel.heading}>{heading}</h2>
        <a className={panel.close} href={closeLink} aria-label={t('directory.form.close')}>
          <Icon name="cross" />
        </a>
      </div>
      <div className={panel.body}>{children}</div>
    </section>
  );
}
