import type { CallerNumber } from '#core/caller/identity.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { OutsideState } from '#core/contract/outsideCalls.ts';
import type { Settings } from '#core/settings.ts';
import { ok } from '#core/support/result.ts';
import { type Crm, type CrmAsked, type CrmPorts, createCrm } from './crm.ts';
import { type Ldap, type LdapPorts, createLdap } from './ldap.ts';

type Shared = 'clock' | 'timers' | 'log';

export interface OutsidePorts extends Pick<LdapPorts, Shared | 'ids' | 'country' | 'changeEmployees' | 'imports'> {
  /** What reaches other machines; null settings there mean that nothing does. */
  readonly reach: OutsideReach;
  readonly settings: Pick<Settings, 'ldap' | 'crm'>;
  readonly publish: (changed: Partial<OutsideState>) => void;
}

export type OutsideReach = Pick<CrmPorts, 'askWeb' | 'prepareWeb'> & Pick<LdapPorts, 'source' | 'memory' | 'remember'>;

/** Directories that the company keeps elsewhere. */
export interface Outside {
  readonly askCrm: (number: CallerNumber) => CrmAsked | null;
  readonly tryCrm: Crm['tryWith'];
  readonly tryLdap: Ldap['tryWith'];
  readonly handlers: HandlersOf<'outside'>;
  readonly setSettings: (settings: Pick<Settings, 'ldap' | 'crm'>) => void;
  readonly close: () => void;
}

export function createOutside(ports: OutsidePorts): Outside {
  const { reach, settings, publish } = ports;
  const crm = createCrm({
    ...ports,
    ...reach,
    settings: settings.crm ?? null,
    onHealth: (health) => publish({ crm: health }),
  });
  const ldap = createLdap({
    ...ports,
    ...reach,
    settings: settings.ldap ?? null,
    onState: (state) => publish({ ldap: state }),
  });
  return {
    askCrm: crm.ask,
    tryCrm: crm.tryWith,
    tryLdap: ldap.tryWith,
    handlers: {
      'outside.state': () => ok({ ldap: ldap.state(), crm: crm.health() }),
      'outside.read-ldap': () => ok({ begun: ldap.read() }),
      'outside.cancel-ldap': () => ok({ cancelled: ldap.cancel() }),
    },
    setSettings: (changed) => {
      crm.setSettings(changed.crm ?? null);
      ldap.setSettings(changed.ldap ?? null);
    },
    close: ldap.close,
  };
}

/** Callers of the practice exchange are not real: nobody outside is told of them. */
export function reaching(settings: OutsidePorts['settings'], isPractice: boolean): OutsidePorts['settings'] {
  return isPractice ? {} : settings;
}
