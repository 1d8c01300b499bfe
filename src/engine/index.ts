// The judge: plan -> gather -> judge -> settle. It walks the facts that rules hold, and knows none by name.
// May never touch files, the console, time or chance, nor import a rule.
export { judgeFile, judgeProject, type ActiveRule, type Verdict } from './check.ts';
export { foldFacts, type Answers, type Folded } from './fold.ts';
export { askedOf, judge, type Crash, type Gathered, type Judgement, type Ports } from './judge.ts';
export { planFor, type Plan } from './plan.ts';
export { settle, type Settled, type SettledFinding } from './settle.ts';
