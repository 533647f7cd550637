import { describe, expect, test } from 'vitest';
import { type CallName, calls } from '#core/contract/contract.ts';
import { refusalOf, type Role } from '#core/contract/define.ts';
import { type Level, rolesAt } from '#core/roles/session.ts';

/** Who may ask what, as it was decided. A question that is new must be given its place here. */
const decided = {
  /** Changes nothing: also for a manager who only reads. */
  everybody: [
    'classes.read',
    'bulk.list',
    'topics.read',
    'classes.try',
    'classes.learned',
    'desk.state',
    'journal.list',
    'journal.count',
    'journal.groups',
    'journal.choices',
    'journal.call',
    'journal.others',
    'journal.views',
    'calendar.read',
    'directory.contacts',
    'directory.contact',
    'directory.origin',
    'directory.size',
    'directory.number',
    'directory.employees',
    'headset.list',
    'headset.recording',
    'identity.last-caller',
    'import.state',
    'import.sources',
    'import.refused',
    'import.duplicates',
    'import.away',
    'numbers.list',
    'numbers.calls',
    'settings.outside',
    'outside.state',
    'playbooks.read',
    'playbooks.version',
    'playbooks.due',
    'playbooks.proposals',
    'settings.read',
    'roles.lock',
    'roles.used',
    'privacy.state',
    'privacy.printed',
  ],
  /** What a manager may read, in a window for reading too. */
  reading: ['bulk.preview', 'topics.look-at-merge', 'privacy.overdue', 'privacy.receipt', 'privacy.access'],
  /** Her work: calls, notes, her own corrections, contacts; and what is safe in any hands. */
  receptionist: [
    'park.pick-up-at',
    'call.together',
    'desk.take-calls',
    'link.offer',
    'link.let-go',
    'link.take',
    'call.answer',
    'call.decline',
    'call.hang-up',
    'call.hold',
    'call.resume',
    'call.mute',
    'call.redial',
    'call.last-dialled',
    'call.digits',
    'call.dial',
    'call.transfer',
    'call.join',
    'call.conference',
    'call.swap',
    'call.take-back',
    'callback.close',
    'call.note-topic',
    'call.correct-class',
    'correct.call',
    'call.note-essence',
    'call.ask-question',
    'call.promise',
    'call.explain',
    'call.put-away',
    'telephone.own',
    'media.reply',
    'media.path-lost',
    'line.test',
    'sound.counted',
    'practice.bring-in',
    'preferences.set',
    'journal.save-view',
    'journal.remove-view',
    'calendar.choose',
    'directory.take-source',
    'directory.save-contact',
    'directory.remove-contact',
    'directory.save-employee',
    'headset.choose',
    'headset.try-lamp',
    'headset.collections',
    'identity.forget-forged',
    'import.merge',
    'import.bring-back',
    'keeping.check',
    'keeping.back-up',
    'park.call',
    'park.pick-up',
    'park.forget',
    'park.take-ringing',
    'roles.raise',
  ],
  /** What the office says and keeps. */
  manager: [
    'classes.change',
    'bulk.start',
    'bulk.stop',
    'bulk.undo',
    'topics.change',
    'topics.merge',
    'topics.undo-merge',
    'classes.forget',
    'directory.remove-employee',
    'import.begin',
    'import.bytes',
    'import.forget',
    'import.look',
    'import.start',
    'import.cancel',
    'import.remove-source',
    'import.undo',
    'numbers.save',
    'numbers.remove',
    'outside.read-ldap',
    'outside.cancel-ldap',
    'playbooks.save-draft',
    'playbooks.publish',
    'playbooks.accept',
    'playbooks.dismiss',
    'privacy.set-retention',
    'roles.set-pin',
    'roles.set-lock',
    'roles.open-reading',
    'roles.end-reading',
  ],
  /** Takes out what everybody here may see: also for a manager who only reads. */
  takingOut: ['export.start', 'export.stop', 'export.bytes', 'export.forget'],
  /** How the desk is joined to the world, and what cannot be taken back. */
  administrator: [
    'privacy.find',
    'privacy.erase',
    'keeping.restore',
    'keeping.set-folder',
    'settings.change-outside',
    'settings.try-ldap',
    'settings.try-crm',
    'settings.try-account',
    'settings.change',
    'settings.export',
    'settings.import',
  ],
} as const satisfies Record<string, readonly CallName[]>;

type Place = keyof typeof decided;

/** What each session is answered; a manager who only reads has the role of the manager alone. */
const sessions: readonly {
  readonly who: string;
  readonly roles: readonly Role[];
  readonly refused: Readonly<Record<Place, ReturnType<typeof refusalOf>>>;
}[] = [
  {
    who: 'the receptionist',
    roles: rolesAt('receptionist'),
    refused: {
      everybody: null,
      reading: 'needs-manager',
      receptionist: null,
      manager: 'needs-manager',
      takingOut: 'needs-manager',
      administrator: 'needs-administrator',
    },
  },
  {
    who: 'the manager at the desk',
    roles: rolesAt('manager'),
    refused: {
      everybody: null,
      reading: null,
      receptionist: null,
      manager: null,
      takingOut: null,
      administrator: 'needs-administrator',
    },
  },
  {
    who: 'the administrator at the desk',
    roles: rolesAt('administrator' satisfies Level),
    refused: {
      everybody: null,
      reading: null,
      receptionist: null,
      manager: null,
      takingOut: null,
      administrator: null,
    },
  },
  {
    who: 'a manager who only reads',
    roles: ['manager'],
    refused: {
      everybody: null,
      reading: null,
      receptionist: 'only-reads',
      manager: 'only-reads',
      takingOut: null,
      administrator: 'only-reads',
    },
  },
  {
    who: 'a window that was ended',
    roles: [],
    refused: {
      everybody: 'not-allowed',
      reading: 'not-allowed',
      receptionist: 'not-allowed',
      manager: 'not-allowed',
      takingOut: 'not-allowed',
      administrator: 'not-allowed',
    },
  },
];

test('every question has its place', () => {
  expect(Object.values(decided).flat().toSorted()).toEqual(Object.keys(calls).toSorted());
});

describe.each(sessions)('$who', ({ roles, refused }) => {
  test.each(Object.entries(decided))('is answered what is for %s, or told who may', (place, names) => {
    const wanted = refused[place as Place];
    expect(names.map((name) => [name, refusalOf(calls[name], roles)])).toEqual(names.map((name) => [name, wanted]));
  });
});
