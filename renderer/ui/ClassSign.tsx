import type { ClassIcon } from '#core/caller/callerClass.ts';
import styles from './Icon.module.css';

/** Drawn in a box of 24, told apart at the height of a letter. */
const paths: Readonly<Record<ClassIcon, string>> = {
  star: 'M12 3.500l2.600 5.500 6 .8-4.400 4.200 1.100 6-5.300-2.900-5.300 2.900 1.100-6L3.400 9.800l6-.8z',
  rings:
    'M8.500 6.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11zM15.500 6.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11z',
  sheet: 'M6 3h8l4 4v14H6zM9 11h6M9 15h6',
  truck:
    'M2.500 6.500h11V16h-11zM13.500 9.500h4l3.500 3.500v3h-7.500M7 15.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM17 15.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  horn: 'M4 9.500v5h3.500L17 19V5L7.500 9.500zM20 9.500v5M8.500 15v4.500',
  house: 'M3.500 11.500 12 4l8.500 7.500M6 9.500V20h12V9.500M10 20v-6h4v6',
  barred: 'M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17zM6 6l12 12',
  question: 'M8.500 8.500a3.500 3.500 0 1 1 5.500 3c-1.300.9-2 1.500-2 3.200M12 19h.01',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.500 20.500c.5-4 3.500-6 7.500-6s7 2 7.500 6',
  heart: 'M12 20 4.500 12.500a4.700 4.700 0 0 1 6.600-6.700l.9.9.9-.9a4.700 4.700 0 0 1 6.600 6.700z',
  flag: 'M6 21V4M6 4.500h12l-2.500 4 2.500 4H6',
  cart: 'M3 4.500h2.500L8 15.500h9.500l2.500-8H6.500M9 19.500h.01M16.500 19.500h.01',
  tools:
    'M14 6.500a4 4 0 0 0 5.200 5.200L11 20a2.500 2.500 0 0 1-3.600-3.600l8.200-8.300M14 6.500 17 3.500a4 4 0 0 1 3.500 3.500z',
  key: 'M8 11a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM11 12l8.500-8.500M16 7l3 3M13.500 9.500l2 2',
};

/** The shape of a class; always beside its name. */
export function ClassSign({ icon }: { readonly icon: ClassIcon }) {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[icon]} />
    </svg>
  );
}
