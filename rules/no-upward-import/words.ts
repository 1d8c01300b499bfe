import type { LayerCrossing } from '#facts/layer-crossings';

/** The cheapest way out, as a sentence. */
export function adviceOn({ kind, from, to, goal, over, wayOut }: LayerCrossing): string {
  switch (kind) {
    case 'upward':
      if (wayOut === 'type') return `Only types are used: move them down to \`${from}\`.`;
      if (wayOut === 'down') return `It needs nothing above \`${from}\`: move it down.`;
      return `Declare an interface in \`${from}\` that \`${to}\` implements, or have it handed in.`;
    case 'sibling':
      return wayOut === 'type' ? 'Only types are used: move them to a lower layer.' : `Move what both need to a lower layer, or have \`${goal}\` handed in.`;
    case 'skipped':
      return `Ask \`${over?.name ?? ''}\` for it.`;
  }
}
