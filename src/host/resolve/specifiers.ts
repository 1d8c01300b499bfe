/** The package that a bare specifier names: `@scope/kit` of `@scope/kit/button.js`. */
export function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

/** npm's rule for names, upper case allowed as of old. */
export function isPackageName(name: string): boolean {
  return /^(?:@[a-z0-9-][\w.-]*\/)?[a-z0-9_-][\w.-]*$/i.test(name);
}

/** Whether frameworks and plugins of bundlers make up modules under a name of this form. */
export function isVirtual(specifier: string): boolean {
  return /^(?:~(?:icons|pages|react-pages|solid-pages)|\$(?:app|env|service-worker)|#(?:imports|components|app|build|head|internal|nitro[\w-]*))(?:\/|$)/.test(specifier);
}

export function isRelative(specifier: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(specifier);
}

/** `node:fs`, `https://esm.sh/react`, `virtual:icons`, but not the drive of a Windows path. */
export function hasScheme(specifier: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(specifier) && !isDrive(specifier);
}

export function isDrive(specifier: string): boolean {
  return /^[a-z]:[\\/]/i.test(specifier);
}
