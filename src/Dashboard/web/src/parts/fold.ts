/** Without case and accents, for finding: "Café" by "cafe". */
export const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLocaleLowerCase();

/** Whether each word of `wanted` stands somewhere in `text`, which is folded already. */
export const holdsWords = (text: string, wanted: string) =>
  fold(wanted)
    .split(/\s+/)
    .every((word) => text.includes(word));
