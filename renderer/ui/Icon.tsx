import styles from './Icon.module.css';

/** Drawn in a box of 24, as lines in the colour of the text beside them. */
const paths = {
  telephone:
    'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a1.5 1.5 0 0 1-1.6 1.5A16 16 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4z',
  journal:
    'M6 3h11a1.5 1.5 0 0 1 1.5 1.5V21H7.5A2.5 2.5 0 0 1 5 18.5v-14A1.5 1.5 0 0 1 6 3zM5 18.5A2.5 2.5 0 0 1 7.5 16h11M9 8h6M9 11.5h4',
  keys: 'M4 6.5h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM6.5 10h.01M10 10h.01M13.500 10h.01M17 10h.01M7.500 14h9',
  cross: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  warning: 'M12 4 2.800 19.500h18.400zM12 10v4.500M12 17h.01',
  missed: 'M20 7l-8 8-8-8M4 12.500V7h5.500',
  back: 'M14.500 5.500 8 12l6.500 6.500',
  download: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  filter: 'M4 5.500h16M7 12h10M10 18.500h4',
  search: 'M10.500 4.500a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5 5',
  arrived: 'M18 6 6 18M6 10v8h8',
  left: 'M6 18 18 6M10 6h8v8',
  people:
    'M9 4.800a3.200 3.200 0 1 1 0 6.400 3.200 3.200 0 0 1 0-6.400zM3 19c.6-3.500 3-5.200 6-5.200s5.400 1.700 6 5.200M16 5.200a3.200 3.200 0 0 1 0 5.800M17.500 14c2 .7 3.200 2.400 3.600 5',
  more: 'M5.500 9.500 12 16l6.500-6.500',
  muted:
    'M12 3.500a2.500 2.500 0 0 1 2.500 2.500v5a2.500 2.500 0 0 1-5 0V6A2.500 2.500 0 0 1 12 3.500zM6 11a6 6 0 0 0 12 0M12 17v3.500M4 4l16 16',
  settings:
    'M12 15.200a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400zM12 2.800v2.600M12 18.600v2.600M2.800 12h2.600M18.600 12h2.600M5.500 5.500l1.800 1.800M16.700 16.700l1.800 1.800M5.500 18.500l1.800-1.800M16.700 7.300l1.800-1.800',
  headset:
    'M4 14.500v-2a8 8 0 0 1 16 0v2M4 13.500h3V19H5.500A1.500 1.500 0 0 1 4 17.500zM20 13.500h-3V19h1.500a1.500 1.500 0 0 0 1.500-1.500zM18.500 19a2.500 2.500 0 0 1-2.500 2.200h-3',
  headsetOff:
    'M4 14.500v-2a8 8 0 0 1 1.200-4.200M8.500 5.300A8 8 0 0 1 20 12.500v2M4 13.500h3V19H5.500A1.500 1.500 0 0 1 4 17.500zM20 13.500h-3M3.500 3.500l17 17',
  keypad: 'M6 5h.01M12 5h.01M18 5h.01M6 10h.01M12 10h.01M18 10h.01M6 15h.01M12 15h.01M18 15h.01M12 20h.01',
  bellOff:
    'M8.500 5A5.500 5.500 0 0 1 17.500 9.500c0 3 .6 4.800 1.500 6M6.500 9.500c0 4-1 6-2 7.500h12.500M10 20.500h4M3.500 3.500l17 17',
  playbook:
    'M12 6.500C10 5 7 4.500 3.500 4.500v13c3.500 0 6.500.500 8.500 2 2-1.500 5-2 8.500-2v-13c-3.500 0-6.500.500-8.500 2zM12 6.500v13M6.500 9h2.500M6.500 12.500h2.500M15 9h2.500M15 12.500h2.500',
  plus: 'M12 5v14M5 12h14',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  columns: 'M4 5h16v14H4zM9.500 5v14M14.500 5v14',
  calendar: 'M5 6h14a1 1 0 0 1 1 1v12H4V7a1 1 0 0 1 1-1zM4 10.500h16M8 3.500V7M16 3.500V7',
} as const;

export type IconName = keyof typeof paths;

/** Always beside words or a name: nothing is told by an icon alone. `turned`: points the other way in right-to-left. */
export function Icon({ name, turned = false }: { readonly name: IconName; readonly turned?: boolean }) {
  return (
    <svg className={turned ? `${styles.icon} ${styles.turned}` : styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
