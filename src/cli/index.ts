// The door for shells: argv in, text and an exit code out.
// May never hold logic worth a unit test.
export { main } from './command.ts';
export type { ExitCode, Shell } from './shell.ts';
