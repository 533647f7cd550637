import type { SettingsView } from '#core/contract/settingsCalls.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import panel from '../../ui/Panel.module.css';
import { TextField } from '../../ui/TextField.tsx';
import type { AccountDraft, AccountFaults } from './accountDraft.ts';
import type { NameFault } from './lineDraft.ts';

interface AccountFieldsProps {
  readonly account: AccountDraft;
  /** null: it is not asked for. */
  readonly name: string | null;
  readonly faults: (AccountFaults & { readonly name: NameFault | null; readonly taken?: boolean }) | null;
  readonly hasPassword: boolean;
  readonly passwordKept: SettingsView['passwordKept'];
  readonly onChange: (changes: Partial<AccountDraft & { readonly name: string }>) => void;
}

/** What a telephone system wants to know of whoever registers. */
export function AccountFields(props: AccountFieldsProps) {
  const { account, name, faults, hasPassword, passwordKept, onChange } = props;
  const { t } = useWording();
  return (
    <div className={panel.pair}>
      {name !== null && (
        <TextField
          label={t('settings.lines.name')}
          value={name}
          maxLength={40}
          fault={faults?.name == null ? null : t(`settings.lines.fault.name.${faults.name}`)}
          hint={t('settings.lines.nameHint')}
          onChange={(typed) => onChange({ name: typed })}
        />
      )}
      <TextField
        label={t('settings.telephone.uri')}
        value={account.uri}
        dir="ltr"
        inputMode="email"
        maxLength={300}
        spellCheck={false}
        placeholder="1000@pbx.example"
        fault={addressFault(faults)}
        onChange={(uri) => onChange({ uri })}
      />
      <TextField
        label={t('settings.telephone.server')}
        value={account.server}
        dir="ltr"
        inputMode="url"
        maxLength={300}
        spellCheck={false}
        placeholder="wss://pbx.example:8089/ws"
        fault={faults?.server === true ? t('settings.telephone.fault.server') : null}
        onChange={(server) => onChange({ server })}
      />
      <TextField
        label={t('settings.telephone.secondServer')}
        value={account.secondServer}
        dir="ltr"
        inputMode="url"
        maxLength={300}
        spellCheck={false}
        fault={faults?.secondServer === true ? t('settings.telephone.fault.secondServer') : null}
        hint={t('settings.telephone.secondServerHint')}
        onChange={(secondServer) => onChange({ secondServer })}
      />
      <TextField
        label={t('settings.telephone.user')}
        value={account.user}
        dir="ltr"
        maxLength={200}
        spellCheck={false}
        fault={faults?.user === true ? t('settings.telephone.fault.user') : null}
        onChange={(user) => onChange({ user })}
      />
      <TextField
        label={t('settings.telephone.password')}
        type="password"
        value={account.password}
        dir="ltr"
        autoComplete="new-password"
        maxLength={500}
        fault={faults?.password === true ? t('settings.telephone.fault.password') : null}
        hint={t(`settings.telephone.${hasPassword ? 'kept' : 'keeping'}.${passwordKept}`)}
        onChange={(password) => onChange({ password })}
      />
    </div>
  );

  function addressFault(found: AccountFieldsProps['faults']): string | null {
    if (found?.uri === true) return t('settings.telephone.fault.uri');
    return found?.taken === true ? t('settings.lines.fault.taken') : null;
  }
}
