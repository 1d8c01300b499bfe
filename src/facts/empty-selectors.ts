import { projectFact } from '#model';
import { architectureSettings } from './architecture-settings.ts';
import { elements } from './elements.ts';
import { emptySelectors as emptyAmong, type EmptySelector, type Known } from './elements/empty.ts';
import { resolutions } from './resolutions.ts';
import { services } from './services.ts';

export type { EmptySelector } from './elements/empty.ts';

export interface EmptySelectors {
  /** Of `boundaries`, of the tags that the configuration gives, and of `services`. */
  readonly ofBoundaries: readonly EmptySelector[];
  readonly ofLayers: readonly EmptySelector[];
}

const NEEDS = { architectureSettings, elements, resolutions, services };

/** The selectors of the configuration that select nothing, in the order in which they are written. */
export const emptySelectors = projectFact<EmptySelectors, typeof NEEDS>({
  id: 'empty-selectors',
  version: 1,
  needs: NEEDS,
  derive({ architectureSettings: settings, elements, resolutions, services }) {
    const known: Known = { settings, elements, resolutions, services };
    const written = [...settings.tags.values()].flat().filter(({ key }) => key !== 'tags');
    const unmatched = new Set(services.unmatched);
    return {
      ofBoundaries: [
        ...settings.boundaries.flatMap(({ from, deny, allow = [], except }) => [
          ...emptyAmong(from, known, { arePresent: true }),
          ...emptyAmong([...deny, ...allow, ...except], known, { arePresent: false }),
        ]),
        ...emptyAmong(written, known, { arePresent: true }),
        ...settings.services.filter(({ text }) => unmatched.has(text)).map((selector) => ({ selector, reason: undefined, near: undefined })),
      ],
      ofLayers: settings.layers.flatMap(({ siblings }) => emptyAmong(siblings, known, { arePresent: true })),
    };
  },
});
