import { fileFact, SCRIPT_SYNTAXES, type Span } from '#model';
import { prismaStores } from './data-stores/prisma.ts';
import { pythonStores } from './data-stores/python.ts';
import { scriptStores } from './data-stores/script.ts';
import { sqlStores } from './data-stores/sql.ts';

/** A table that a file speaks of by its name. */
export interface TableUse extends Span {
  /** As written, without its schema; compared without regard to case. */
  readonly table: string;
  /** `model`: a class or a constant that stands for it; `migrate`: it is created or altered; `write`: rows are inserted, updated or deleted. */
  readonly kind: 'model' | 'migrate' | 'write';
  /** Of `model`: what stands for the table in code. */
  readonly model?: string;
}

/** A write through a model that is declared here or elsewhere. */
export interface ModelWrite extends Span {
  readonly model: string;
  /** `prisma`: the client's name of a model of a Prisma schema; `name`: a name of this file. */
  readonly by: 'prisma' | 'name';
}

export interface DataStores {
  /** In order of places. */
  readonly tables: readonly TableUse[];
  /** In order of places. */
  readonly writes: readonly ModelWrite[];
  /** Of a Prisma schema: the variable that holds the address of the database. */
  readonly variable?: string;
}

const NOTHING: DataStores = { tables: [], writes: [] };

/** Tables that a file declares, migrates and writes. Read from text, without a tree: what stands in a comment may count too. */
export const dataStores = fileFact<DataStores>({
  id: 'data-stores',
  version: 1,
  syntax: [...SCRIPT_SYNTAXES, 'python', 'sql', 'prisma'],
  extract({ syntax, text }) {
    if (syntax === 'sql') return sqlStores(text);
    if (syntax === 'prisma') return prismaStores(text);
    const { tables, writes } = syntax === 'python' ? pythonStores(text) : scriptStores(text);
    if (tables.length + writes.length === 0) return NOTHING;
    return { tables: [...tables].sort((a, b) => a.start - b.start), writes: [...writes].sort((a, b) => a.start - b.start) };
  },
});
