/**
 * Phrases that were right in at least 95 of 100 places: each was read in the production code of 56 repositories and in samples of
 * public code (README, "Phrases"). Matched as whole words, whatever their letter case.
 */
export const PHRASES: readonly string[] = [
  'not implemented yet',
  'not yet implemented',
  'in a real implementation',
  'in real implementation',
  'in a real application',
  'in a real app',
  'in production, this would',
  'in production, you would',
  'placeholder implementation',
  'placeholder for now',
  'mock implementation for now',
  'mock data for now',
  'mock for demo',
  'hardcoded for now',
  'hard-coded for now',
  'replace with actual',
  'replace with real',
  'temporary hack',
];

/** Phrases that also stand where nothing is missing: for who wants to read them all. */
export const STRICT_PHRASES: readonly string[] = [...PHRASES, 'for now', 'this is a placeholder', 'simplified implementation', 'stub implementation', 'temporary workaround', 'quick hack', 'coming soon'];
