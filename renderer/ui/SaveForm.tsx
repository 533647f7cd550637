import { type ReactNode, useRef } from 'react';
import panel from './Panel.module.css';
import { SaveFoot } from './SaveFoot.tsx';
import type { Saving } from './useSaving.ts';

interface SaveFormProps {
  readonly saving: Saving;
  readonly isUnsaved: boolean;
  readonly onSave: () => Promise<unknown>;
  /** What else stands beside Save. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** Fields with Save below them; what is wrong with one is under the caret at once. */
export function SaveForm({ saving, isUnsaved, onSave, beside, children }: SaveFormProps) {
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      ref={form}
      className={panel.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSave().then(() => focusFault(form.current));
      }}
    >
      <div className={panel.body}>{children}</div>
      <SaveFoot saving={saving} isUnsaved={isUnsaved}>
        {beside}
      </SaveFoot>
    </form>
  );
}

function focusFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
}
