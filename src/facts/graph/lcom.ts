/** A method, and the names of the members of its own object that it mentions. */
export interface Cohering {
  readonly name: string;
  readonly uses: readonly string[];
}

/**
 * The methods of a class in groups that have nothing to do with each other: two methods are in one group if they share a field,
 * or one mentions the other, or a chain of such ties leads from one to the other. Union by find with halved paths: near linear.
 * @param methods instance methods and accessors; those of one name are one
 * @returns the names of each group's methods, groups and names in the order in which they are written
 */
export function groupsOfMethods(methods: readonly Cohering[]): string[][] {
  const parent = new Map<string, string>();
  const find = (name: string): string => {
    let at = name;
    for (;;) {
      const above = parent.get(at) ?? at;
      if (above === at) return at;
      const next = parent.get(above) ?? above;
      parent.set(at, next);
      at = next;
    }
  };
  for (const { name, uses } of methods) for (const used of uses) parent.set(find(used), find(name));
  const groups = new Map<string, string[]>();
  for (const name of new Set(methods.map((one) => one.name))) {
    const root = find(name);
    const group = groups.get(root);
    if (group) group.push(name);
    else groups.set(root, [name]);
  }
  return [...groups.values()];
}

/**
 * LCOM4, the lack of cohesion of a class: how many groups its methods fall into. Null where it has none.
 * Source: Hitz and Montazeri, "Measuring Coupling and Cohesion in Object-Oriented Systems", 1995.
 */
export function lcom4(methods: readonly Cohering[]): number | null {
  return methods.length === 0 ? null : groupsOfMethods(methods).length;
}
