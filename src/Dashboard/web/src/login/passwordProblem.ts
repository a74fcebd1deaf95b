/** NIST SP 800-63B asks for length, not for kinds of characters. The server has the last word. */
export const shortest = 12;
export const longest = 128;

export function passwordProblem(current: string, next: string): string | undefined {
  if (next.length < shortest) return `It has ${next.length} characters; it needs at least ${shortest}.`;
  if (next.length > longest) return `It has ${next.length} characters; it may have ${longest} at most.`;
  if (next === current) return 'It is the same as now. Choose another.';
  return undefined;
}
