import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ImportState } from '#core/contract/importCalls.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';
import { AwayContacts } from './AwayContacts.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { Duplicates } from './Duplicates.tsx';
import { createImportFlow } from './importFlow.ts';
import styles from './Importing.module.css';
import { LastImport } from './LastImport.tsx';
import { sendFile } from './pieces.ts';
import { Looked } from './Looked.tsx';
import { Running } from './Running.tsx';
import { Sending } from './Sending.tsx';
import { Sources } from './Sources.tsx';
import { useImports, useSources } from './useImports.ts';

/** One for the page: a file that is sent goes on while other screens are looked at. */
const importFlow = createImportFlow(ask, sendFile);

/** Contacts out of a file: chosen, looked at, imported; and what became of it. */
export function Importing({ backLink }: { readonly backLink: string }) {
  const { t } = useWording();
  const state = useImports();
  const sources = useSources(state);
  const files = sources.filter(({ kind }) => kind !== 'ldap');
  const flow = useSyncExternalStore(importFlow.subscribe, importFlow.flow);
  const [isNotUndone, setNotUndone] = useState(false);
  /** How often contacts were made one: who is away is then read anew. */
  const [merges, setMerges] = useState(0);

  // A file that is dropped beside its place must not take the place of the page.
  useEffect(() => {
    addEventListener('dragover', keepPage);
    addEventListener('drop', keepPage);
    return () => {
      removeEventListener('dragover', keepPage);
      removeEventListener('drop', keepPage);
    };
  }, []);

  async function undo(): Promise<void> {
    const answer = await ask('import.undo', {});
    setNotUndone(!answer.ok);
  }

  return (
    <section className={panel.panel} aria-label={t('importing.region')}>
      <div className={styles.top}>
        <a className={panel.close} href={backLink} aria-label={t('importing.back')}>
          <Icon name="back" turned />
        </a>
        <h2 className={panel.heading}>{t('importing.region')}</h2>
      </div>
      <div className={styles.body}>
        {state !== null && state.progress !== null && <Running progress={state.progress} />}
        {state?.progress === null && flow.stage === 'sending' && (
          <Sending name={flow.name} sent={flow.sent} of={flow.of} onCancel={importFlow.leave} />
        )}
        {state?.progress === null && (flow.stage === 'none' || flow.stage === 'refused') && (
          <ChooseFile
            refused={flow.stage === 'refused' ? flow : null}
            onFile={(file) => {
              setNotUndone(false);
              void importFlow.choose(file);
            }}
            onRefused={importFlow.refuse}
          />
        )}
        {state?.progress === null && flow.stage === 'looked' && (
          <Looked key={flow.uploadId} looked={flow} sources={files} flow={importFlow} />
        )}
        {state?.progress === null && flow.stage !== 'looked' && (
          <>
            <p className={styles.status} role="alert">
              {state.broken !== null && <span className={styles.bad}>{t(`importing.broken.${state.broken}`)}</span>}
              {state.failed !== null && (
                <span className={styles.bad}>{t(whyOf(state.failed), { name: state.failed.name, count: 0 })}</span>
              )}
            </p>
            {state.last !== null && (
              <LastImport
                key={state.last.importId}
                report={state.last}
                canUndo={state.canUndo}
                onUndo={() => void undo()}
              />
            )}
            <p className={styles.status} role="status">
              {isNotUndone && t('importing.report.notUndone')}
            </p>
            {sources.length > 0 && <Sources sources={sources} />}
            <Duplicates
              key={`duplicates ${state.last?.importId ?? ''}`}
              onMerged={() => setMerges((count) => count + 1)}
            />
            <AwayContacts key={`away ${merges} ${state.last?.importId ?? ''}`} />
          </>
        )}
      </div>
    </section>
  );
}

function whyOf({ why, isRemoval }: NonNullable<ImportState['failed']>) {
  return isRemoval ? 'importing.sources.notRemoved' : (`importing.report.outcome.${why}` as const);
}

function keepPage(event: DragEvent): void {
  event.preventDefault();
}
