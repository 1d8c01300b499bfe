export declare const nestingTexts: Readonly<Record<string, { readonly file: string; readonly text: () => string }>>;
