/** Where a key leads on the journal: ids of its buttons. */
export const viewsButtonId = 'journal-views';
export const dayButtonId = 'journal-day';
