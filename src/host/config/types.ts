// Generated from the configuration schema by `npm test -- -u`. Do not edit.

/**
 * Configuration of arch-lint. Data only: nothing in it is executed.
 */
export interface ArchLintConfig {
/**
 * Where editors find this schema.
 */
$schema?: string
/**
 * Presets (`recommended`, `strict`, `all`) and paths of other configuration files; later ones win. Absent means `["recommended"]`.
 */
extends?: string[]
/**
 * Where the services are: globs of folders, or a name and a folder each.
 */
services?: ({
name: string
path: string
} | string)[]
/**
 * The layers, the lowest first: none may import a higher one. Each is a selector, or a list of siblings that may not import each other.
 */
layers?: ({
/**
 * As it is called in messages.
 */
name?: string
/**
 * Selectors of the layer; siblings in a list may not import each other.
 */
paths: ([string, ...(string)[]] | string)
/**
 * It may not be passed over: layers above it may not import layers below it.
 */
closed?: boolean
/**
 * Why it is closed; printed with each finding.
 */
because?: string
} | ([string, ...(string)[]] | string))[]
/**
 * Selectors of the files that have a tag, by the tag. A part named `tag:payments` is made of them.
 */
tags?: {
/**
 * Selectors of the files.
 */
[k: string]: [string, ...(string)[]] | string
}
/**
 * Which parts may not, or may only, import which others. Selectors are paths, globs, `service:name`, `package:name`, `tag:name`, and `node:name` for what comes with Node; a `*` stands for any name.
 */
boundaries?: {
/**
 * The importing part.
 */
from: ([string, ...(string)[]] | string)
/**
 * What it may not import: parts of the project, or packages.
 */
deny?: ([string, ...(string)[]] | string)
/**
 * All of the project that it may import besides itself. Installed packages are judged only where it names one.
 */
allow?: ([string, ...(string)[]] | string)
/**
 * What the boundary does not hold for, on either side of an import.
 */
except?: ([string, ...(string)[]] | string)
/**
 * Whether it holds for what is reached through others too.
 */
transitive?: boolean
/**
 * Whether imports count that only types make.
 */
types?: boolean
/**
 * Why; printed with each finding.
 */
because?: string
}[]
/**
 * Where changes are written down, and how.
 */
changelog?: {
/**
 * The changelog, or the folder of changesets or fragments.
 */
path?: string
/**
 * Found by what is there where it is not said.
 */
format?: ("entries" | "keep-a-changelog" | "changesets" | "fragments")
/**
 * Globs of the files of each component, by its name. The longest path wins.
 */
components?: {
[k: string]: [string, ...(string)[]] | string
}
/**
 * Changelogs of components that have their own, by the name of the component.
 */
changelogs?: {
[k: string]: string
}
/**
 * The types of change that may be written.
 * 
 * @minItems 1
 */
types?: [string, ...(string)[]]
/**
 * Globs of further files whose changes need no entry.
 */
ignore?: string[]
/**
 * Kinds of files whose changes need an entry too.
 */
counts?: ("docs" | "tests" | "generated" | "lock-files")[]
/**
 * Components that need no entry, and why.
 */
waivers?: {
/**
 * A component, or `*` for all.
 */
component: string
because: string
/**
 * The last day on which it holds, YYYY-MM-DD.
 */
until?: string
}[]
}
/**
 * Globs or paths that are not read at all.
 */
ignore?: string[]
/**
 * Globs of test code.
 */
tests?: string[]
/**
 * Severity of each rule, or severity and options in a list.
 */
rules?: {
/**
 * The methods of a class belong together.
 */
"max-class-incoherence"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * Groups of methods that a class may have which share nothing with each other.
 */
groups?: number
}] | ("off" | "warn" | "error"))
/**
 * A component may not be tied to far more others than is usual in its repository.
 */
"max-coupling"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * What the components are: files, folders, packages, services.
 * 
 * @minItems 1
 */
levels?: [("file" | "folder" | "package" | "service"), ...(("file" | "folder" | "package" | "service"))[]]
/**
 * How many others a component may import: a number, or `outliers` for what is unusual in this repository.
 */
fanOut?: (("outliers" | "off") | number)
/**
 * How many others may import a component.
 */
fanIn?: (("outliers" | "off") | number)
/**
 * The largest fan-out / (fan-in + fan-out) of a component that others import, from 0 to 1.
 */
instability?: (("outliers" | "off") | number)
/**
 * The largest distance from the main sequence, |abstractness + instability - 1|, of a component that others import, from 0 to 1.
 */
distance?: (("outliers" | "off") | number)
}] | ("off" | "warn" | "error"))
/**
 * A name or a comment may not use a word that the team has banned.
 */
"no-banned-term"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * Words that are not to be used: `term`, `because`, and what to write `instead`.
 */
terms?: {
term: string
because: string
instead?: string
}[]
}] | ("off" | "warn" | "error"))
/**
 * Code that is not to run is deleted, not commented out.
 */
"no-commented-out-code"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {

}] | ("off" | "warn" | "error"))
/**
 * A service may not import the source of another service.
 */
"no-cross-service-import"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * Selectors of what services may import of each other, besides what belongs to no service.
 */
contracts?: string[]
/**
 * Also report imports of which only types are used.
 */
types?: boolean
/**
 * Also report imports in test code.
 */
tests?: boolean
}] | ("off" | "warn" | "error"))
/**
 * A function, or a run of statements, is written once.
 */
"no-duplicate-code"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * Which copies are told of: exact ones, those with other names, and functions that differ in some statements.
 * 
 * @minItems 1
 */
kinds?: [("exact" | "renamed" | "near-miss"), ...(("exact" | "renamed" | "near-miss"))[]]
/**
 * Names, literals and operators that the code has at least.
 */
size?: number
/**
 * Lines that each copy has at least.
 */
lines?: number
/**
 * Also compare test code, examples and templates.
 */
tests?: boolean
/**
 * Globs or paths of files that are not compared.
 */
ignore?: string[]
/**
 * Also compare Go, Java, C#, Rust and other languages, by jscpd.
 */
otherLanguages?: boolean
/**
 * Reports that jscpd has written (`--reporters json`), by path: they are taken up instead of running it.
 */
jscpdReports?: string[]
}] | ("off" | "warn" | "error"))
/**
 * A part of the project imports only what its boundaries allow.
 */
"no-forbidden-import"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {

}] | ("off" | "warn" | "error"))
/**
 * The address of a service is configuration, not code.
 */
"no-hard-coded-endpoint"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * What may not be written into code: names of services, ports of the same machine, IP addresses.
 * 
 * @minItems 1
 */
kinds?: [("service" | "local" | "ip"), ...(("service" | "local" | "ip"))[]]
}] | ("off" | "warn" | "error"))
/**
 * Files that change together say so by an import.
 */
"no-hidden-coupling"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * Both files must belong to different ones of these.
 * 
 * @minItems 1
 */
levels?: [("folder" | "package" | "service"), ...(("folder" | "package" | "service"))[]]
/**
 * How often they change together, in percent: shared commits / mean of the commits of each.
 */
degree?: number
/**
 * Commits that changed both, at least.
 */
shared?: number
/**
 * Commits that changed each of them, at least.
 */
revisions?: number
/**
 * Commits that changed more files are left out.
 */
files?: number
}] | ("off" | "warn" | "error"))
/**
 * Modules may not import each other in a ring.
 */
"no-import-cycle"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * What may not be in a ring: files, folders, packages.
 * 
 * @minItems 1
 */
levels?: [("file" | "folder" | "package"), ...(("file" | "folder" | "package"))[]]
/**
 * Also report rings that only types, or imports that load later, close.
 */
types?: boolean
/**
 * Also report rings of folders and packages that only test code closes.
 */
tests?: boolean
}] | ("off" | "warn" | "error"))
/**
 * Code that runs in production must not import what is declared for development only.
 */
"no-misplaced-dependency"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {

}] | ("off" | "warn" | "error"))
/**
 * An imported name must be one that the module exports.
 */
"no-missing-export"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * Also look at what is imported from packages, by the types that are installed. What is not installed is told as not judged.
 */
packages?: boolean
}] | ("off" | "warn" | "error"))
/**
 * A comment may not promise work that is not done.
 */
"no-placeholder-comment"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * Words that mark work left undone, in upper case.
 */
markers?: string[]
/**
 * Phrases that say the same in a sentence, in production code.
 */
phrases?: string[]
/**
 * Accept a marker whose line, or the next one, names a ticket: `ABC-123`, `#12` or a URL.
 */
allowTicket?: boolean
/**
 * Ask for an owner of every marker that is let pass: `TODO(ana)`.
 */
requireOwner?: boolean
/**
 * A marker is let pass while it is at most this many days old by git blame; 0 lets none pass.
 */
maxAgeDays?: number
}] | ("off" | "warn" | "error"))
/**
 * A value that only holds a place may not reach production.
 */
"no-placeholder-value"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * Which kinds of values are looked for.
 * 
 * @minItems 1
 */
kinds?: [("host" | "credential" | "fillerText" | "person" | "phone"), ...(("host" | "credential" | "fillerText" | "person" | "phone"))[]]
/**
 * Values that are meant, as they are written.
 */
allow?: string[]
}] | ("off" | "warn" | "error"))
/**
 * Services may not depend on each other in a ring.
 */
"no-service-cycle"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * Also report rings that messages close which nobody waits for.
 */
messages?: boolean
/**
 * Also count an address in the environment of a service whose calls are not seen, as of one in another language.
 */
configured?: boolean
}] | ("off" | "warn" | "error"))
/**
 * A table of a database is changed by one service only.
 */
"no-shared-database"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {

}] | ("off" | "warn" | "error"))
/**
 * A function must do what its name says, not stand in for one that does.
 */
"no-stub"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {

}] | ("off" | "warn" | "error"))
/**
 * An imported package must be declared in the manifest of the package that imports it.
 */
"no-undeclared-dependency"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {

}] | ("off" | "warn" | "error"))
/**
 * An import must lead to a file that is there.
 */
"no-unresolved-import"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {

}] | ("off" | "warn" | "error"))
/**
 * A component may only depend on what is at least as stable as itself.
 */
"no-unstable-dependency"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * What the components are: packages, folders, services.
 * 
 * @minItems 1
 */
levels?: [("package" | "folder" | "service"), ...(("package" | "folder" | "service"))[]]
/**
 * What is counted outside of a component: other components, or the files in them.
 * 
 * @minItems 1
 */
counts?: [("components" | "files"), ...(("components" | "files"))[]]
/**
 * How much less stable a dependency may be: the difference of instabilities, from 0 to 1.
 */
tolerance?: number
}] | ("off" | "warn" | "error"))
/**
 * A package that production depends on must be used.
 */
"no-unused-dependency"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {

}] | ("off" | "warn" | "error"))
/**
 * A suppression has a reason, and something to suppress.
 */
"no-unused-suppression"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {

}] | ("off" | "warn" | "error"))
/**
 * A layer imports only layers below it.
 */
"no-upward-import"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * Count imports that only types make.
 */
types?: boolean
/**
 * Judge imports that are written in test code.
 */
tests?: boolean
}] | ("off" | "warn" | "error"))
/**
 * A component that changes has its entry in the changelog.
 */
"require-changelog-entry"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {

}] | ("off" | "warn" | "error"))
/**
 * A changelog is written so that it can be read by a machine, and its history stays as it is.
 */
"require-changelog-format"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {

}] | ("off" | "warn" | "error"))
/**
 * The version of a dependency must be one, and the lock file and the workspace must fit it.
 */
"require-valid-version"?: ([("off" | "warn" | "error")]|[("off" | "warn" | "error"), {
/**
 * Versions that may not be written, such as `*` or `latest`. `*` is also what has no version at all. Peer dependencies may have any.
 */
forbid?: string[]
}] | ("off" | "warn" | "error"))
}
}
