import { z } from 'zod';
import type { CallerClass } from '../caller/callerClass.ts';
import type { Employee } from '../caller/company.ts';
import { type Result, failed, ok } from '../support/result.ts';
import { foldedWords } from '../text/fold.ts';
import { Playbook, type PlaybookSteps, type PlaybookTarget, type WhenAway } from './playbook.ts';

/** Every playbook of an office, to be kept, looked at, or taken to another one. */
const PlaybookFile = z.strictObject({
  portico: z.literal('playbooks'),
  version: z.literal(1),
  /** Who is named in them: another office knows its people by their names. */
  people: z.array(z.strictObject({ employeeId: z.string().max(200), name: z.string().max(200) })).max(1_000),
  playbooks: z.array(Playbook).max(100),
});
export type PlaybookFile = z.infer<typeof PlaybookFile>;

export type PlaybookFileProblem =
  | 'too-large'
  | 'not-json'
  /** JSON of another kind. */
  | 'no-playbooks'
  /** A newer Portico has written it. */
  | 'newer'
  /** `detail`: where. */
  | 'wrong-value'
  /** Two playbooks of one class; `detail`: which. */
  | 'twice';

const longestFile = 4_000_000;

export function writePlaybookFile(playbooks: readonly Playbook[], employees: readonly Employee[]): string {
  const named = new Set(playbooks.flatMap(peopleIn));
  const file: PlaybookFile = {
    portico: 'playbooks',
    version: 1,
    people: employees
      .filter(({ employeeId }) => named.has(employeeId))
      .map(({ employeeId, name }) => ({ employeeId, name })),
    playbooks: [...playbooks],
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const Head = z.object({ portico: z.literal('playbooks'), version: z.int() });

export function readPlaybookFile(text: string): Result<PlaybookFile, PlaybookFileProblem> {
  if (text.length > longestFile) return failed('too-large');
  let json: unknown;
  try {
    // A byte order mark is what Windows' Notepad puts in front.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return failed('not-json');
  }
  const head = Head.safeParse(json);
  if (!head.success) return failed('no-playbooks');
  if (head.data.version > 1) return failed('newer');
  const read = PlaybookFile.safeParse(json);
  if (!read.success) return failed('wrong-value', placeOf(read.error.issues[0]));
  const classes = read.data.playbooks.map((playbook) => playbook.class);
  const twice = classes.find((of, place) => classes.indexOf(of) < place);
  return twice === undefined ? ok(read.data) : failed('twice', twice);
}

/** What a file's playbook of a class would be here. */
export interface TakenPlaybook {
  readonly class: CallerClass;
  /** In force here; null: no such class has a playbook of its own at this desk, and the file's is left out. */
  readonly before: Playbook | null;
  /** To be the draft of the next version. */
  readonly draft: Playbook;
  /** A draft that is being written would be gone. */
  readonly replacesDraft: boolean;
  /** Names of people who are not at this office: they are left out. '' where the file does not say who. */
  readonly gone: readonly string[];
}

/** `here`: each class with its playbook in force, and its draft. */
export function takenPlaybooks(
  file: PlaybookFile,
  here: readonly { readonly playbook: Playbook; readonly draft: Playbook | null }[],
  employees: readonly Employee[],
): TakenPlaybook[] {
  const ownId = idsHere(file, employees);
  return file.playbooks.map((playbook) => {
    const own = here.find((one) => one.playbook.class === playbook.class);
    const gone = [...new Set(peopleIn(playbook))].filter((id) => ownId(id) === null);
    return {
      class: playbook.class,
      before: own?.playbook ?? null,
      draft: { ...withPeople(playbook, ownId), version: own?.playbook.version ?? playbook.version },
      replacesDraft: own !== undefined && own.draft !== null,
      gone: gone.map((id) => file.people.find(({ employeeId }) => employeeId === id)?.name ?? ''),
    };
  });
}

/** The same id where it is the same office, else whoever alone is called so. */
function idsHere(file: PlaybookFile, employees: readonly Employee[]): (employeeId: string) => string | null {
  const byName = Map.groupBy(employees, ({ name }) => nameKey(name));
  return (id) => {
    if (employees.some(({ employeeId }) => employeeId === id)) return id;
    const name = file.people.find(({ employeeId }) => employeeId === id)?.name ?? '';
    const [only, another] = name === '' ? [] : (byName.get(nameKey(name)) ?? []);
    return only === undefined || another !== undefined ? null : only.employeeId;
  };
}

function nameKey(name: string): string {
  return foldedWords(name).toSorted().join(' ');
}

function peopleIn({ urgent, topics, ...steps }: Playbook): string[] {
  return [...[steps, ...topics].flatMap(namedIn), ...urgent.targets];
}

function namedIn({ targets, whenAway }: Pick<PlaybookSteps, 'targets' | 'whenAway'>): string[] {
  const away = whenAway?.kind === 'voicemail' || whenAway?.kind === 'mobile' ? [whenAway.employeeId] : [];
  return [...targets.map(({ employeeId }) => employeeId), ...away];
}

type OwnId = (employeeId: string) => string | null;

function withPeople(playbook: Playbook, ownId: OwnId): Playbook {
  return {
    ...playbook,
    targets: targetsHere(playbook.targets, ownId),
    whenAway: awayHere(playbook.whenAway, ownId),
    topics: playbook.topics.map((topic) => ({
      ...topic,
      targets: targetsHere(topic.targets, ownId),
      whenAway: awayHere(topic.whenAway, ownId),
    })),
    urgent: { ...playbook.urgent, targets: playbook.urgent.targets.flatMap((id) => ownId(id) ?? []) },
  };
}

function targetsHere(targets: readonly PlaybookTarget[], ownId: OwnId): PlaybookTarget[] {
  return targets.flatMap((target) => {
    const employeeId = ownId(target.employeeId);
    return employeeId === null ? [] : [{ ...target, employeeId }];
  });
}

function awayHere(whenAway: WhenAway | null, ownId: OwnId): WhenAway | null {
  if (whenAway?.kind !== 'voicemail' && whenAway?.kind !== 'mobile') return whenAway;
  const employeeId = ownId(whenAway.employeeId);
  return employeeId === null ? null : { ...whenAway, employeeId };
}

/** For a key nobody knows: the key itself, not only the object it stands in. */
function placeOf(issue: { readonly path: readonly PropertyKey[]; readonly keys?: readonly string[] } | undefined) {
  return [...(issue?.path ?? []), ...(issue?.keys?.slice(0, 1) ?? [])].map(String).join('.');
}
