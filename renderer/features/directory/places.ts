export type DirectoryList = 'contacts' | 'employees';

/** The addresses of this screen; given by the frame, which alone knows addresses. */
export type LinkTo = (list: DirectoryList, id: string | null) => string;
