/** `place`: a class, or one of the places below; `part`: one of its topics, or what else is open of the class; null: the class itself. */
export type LinkTo = (place: string, part: string | null) => string;

/** No topic is called so: a topic's key has no tilde in front. */
export const versionsPart = '~versions';
export const topicsPart = '~topics';
export const urgentPart = '~urgent';
export const proposalsPlace = 'proposals';
/** All of them as one file. */
export const filePlace = '~file';
