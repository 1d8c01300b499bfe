/**
 * The words of a name, in lower case: `parseISODate`, `parse_iso_date` and `parse iso date` are three ways to write the same three;
 * `HTTPServer_v2` is http, server, v2.
 */
export function wordsOf(name: string): string[] {
  const spaced = name.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return spaced.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '').map((part) => part.toLowerCase());
}
