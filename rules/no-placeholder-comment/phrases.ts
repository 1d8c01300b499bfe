/**
 * Phrases that were right in at least 95 of 100 places in the production code of 19 repositories. Matched as whole words, whatever
 * their letter case.
 */
export const PHRASES: readonly string[] = [
  'not implemented yet',
  'not yet implemented',
  'in a real implementation',
  'in real implementation',
  'in a real application',
  'in production, this would',
  'placeholder implementation',
  'stub implementation',
  'mock implementation for now',
  'mock data for now',
  'hardcoded for now',
  'hard-coded for now',
  'temporary hack',
  'quick hack',
];

/** Phrases that also stand where nothing is missing: for who wants to read them all. */
export const STRICT_PHRASES: readonly string[] = [...PHRASES, 'for now', 'in a real app', 'temporary workaround', 'coming soon', 'mock for demo', 'replace with actual', 'replace with real'];
