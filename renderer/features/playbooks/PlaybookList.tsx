import type { PlaybookView } from '#core/contract/playbookCalls.ts';
import { inLanguage } from '#core/routing/inLanguage.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { filePlace, type LinkTo, proposalsPlace, topicsPart, urgentPart, versionsPart } from './places.ts';
import styles from './Playbooks.module.css';

interface PlaybookListProps {
  readonly views: readonly PlaybookView[];
  readonly proposals: number;
  readonly place: string;
  readonly part: string | null;
  readonly linkTo: LinkTo;
}

/** Every class, and of the open one its topics and the rest; what habits propose stands first. */
export function PlaybookList({ views, proposals, place, part, linkTo }: PlaybookListProps) {
  const { t, kind } = useWording();
  const desk = useDesk((slice) => slice.preferences.language);
  return (
    <section className={styles.list} aria-label={t('playbook.region')}>
      <h2 className={styles.heading}>{t('playbook.region')}</h2>
      <ul>
        <li>
          <Entry
            link={linkTo(proposalsPlace, null)}
            isHere={place === proposalsPlace}
            name={t('playbook.proposal.region')}
            sign={proposals === 0 ? '' : String(proposals)}
          />
        </li>
        {views.map(({ playbook, draft }) => {
          const cls = playbook.class;
          const { topics } = draft ?? playbook;
          return (
            <li key={cls}>
              <Entry
                link={linkTo(cls, null)}
                isHere={place === cls && part === null}
                name={kind(cls)}
                sign={draft === null ? '' : t('playbook.draft.sign')}
              />
              {place === cls && (
                <ul className={styles.parts}>
                  {topics
                    .filter(({ retired }) => retired !== true)
                    .map(({ topic, label }) => (
                      <li key={topic}>
                        <Entry
                          link={linkTo(cls, topic)}
                          isHere={part === topic}
                          name={inLanguage(label, desk, desk)?.text ?? topic}
                          sign=""
                        />
                      </li>
                    ))}
                  {([topicsPart, urgentPart, versionsPart] as const).map((one) => (
                    <li key={one}>
                      <Entry link={linkTo(cls, one)} isHere={part === one} name={t(`playbook.part.${one}`)} sign="" />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
        <li>
          <Entry link={linkTo(filePlace, null)} isHere={place === filePlace} name={t('playbook.file.region')} sign="" />
        </li>
      </ul>
    </section>
  );
}

interface EntryProps {
  readonly link: string;
  readonly isHere: boolean;
  readonly name: string;
  readonly sign: string;
}

function Entry({ link, isHere, name, sign }: EntryProps) {
  return (
    <a className={styles.entry} href={link} aria-current={isHere ? 'true' : undefined}>
      <bdi>{name}</bdi>
      {sign !== '' && <span className={styles.sign}>{sign}</span>}
    </a>
  );
}
