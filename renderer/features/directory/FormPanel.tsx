import { type ReactNode, useState } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';
import { SaveForm } from '../../ui/SaveForm.tsx';
import type { Saving } from '../../ui/useSaving.ts';

interface FormPanelProps {
  readonly label: string;
  readonly heading: string;
  readonly closeLink: string;
  readonly saving: Saving;
  readonly isUnsaved: boolean;
  readonly onSave: () => Promise<unknown>;
  /** null: there is nothing to remove yet. */
  readonly onRemove: (() => void) | null;
  readonly children: ReactNode;
}

/** A person of the directory, open beside the list. */
export function FormPanel(props: FormPanelProps) {
  const { t } = useWording();
  return (
    <section className={panel.panel} aria-label={props.label}>
      <div className={panel.top}>
        <h2 className={panel.heading} dir="auto">
          {props.heading}
        </h2>
        <a className={panel.close} href={props.closeLink} aria-label={t('directory.form.close')}>
          <Icon name="cross" />
        </a>
      </div>
      <SaveForm
        saving={props.saving}
        isUnsaved={props.isUnsaved}
        onSave={props.onSave}
        beside={props.onRemove !== null && <Remove name={props.heading} onRemove={props.onRemove} />}
      >
        {props.children}
      </SaveForm>
    </section>
  );
}

/** Asks once, in its own place. */
function Remove({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { t } = useWording();
  const [asked, setAsked] = useState<string | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  if (asked !== name)
    return (
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- back from the question
      <Button look="quiet" autoFocus={kept === name} onClick={() => setAsked(name)}>
        {t('directory.form.remove')}
      </Button>
    );
  return (
    <div className={panel.ask} role="group" aria-label={t('directory.form.removeSure', { name })}>
      <p>{t('directory.form.removeSure', { name })}</p>
      <Button
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed has just gone
        autoFocus
        onClick={() => {
          setAsked(null);
          setKept(name);
        }}
      >
        {t('directory.form.keep')}
      </Button>
      <Button
        look="end"
        onClick={() => {
          setAsked(null);
          onRemove();
        }}
      >
        {t('directory.form.remove')}
      </Button>
    </div>
  );
}
