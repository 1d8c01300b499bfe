import { defineRule } from '#model';
import { codeComments } from '#facts/code-comments';
import { productionFiles } from '#facts/production-files';
import { testFiles } from '#facts/test-files';
import { isVendored } from '#facts/vendored';

/** Files in which a comment shows what could be set. */
const SETTINGS = /(?:\.config\.\w+|rc\.[cm]?js|(?:^|\/)(?:settings|config|conf|conftest|setup|values[\w.-]*|mkdocs|[\w-]{1,60}[._-]config)\.\w+)$|(?:^|\/)(?:settings|configs?|conf)\/[^/]+\.(?:py|ya?ml|sh)$|^\.github\/[^/]+\.ya?ml$/;

export default defineRule({
  id: 'no-commented-out-code',
  summary: 'Code that is not to run is deleted, not commented out.',
  presets: { recommended: 'warn', strict: 'error' },
  options: {},
  messages: {
    code: '{{extent}} of code commented out: `{{first}}`. Delete it, as the history keeps it, or put it back.',
  },
  needs: { codeComments, productionFiles, testFiles },
  others: 'nothing',
  check({ codeComments, productionFiles, testFiles }, report) {
    for (const [file, found] of codeComments) {
      if (found.length === 0 || SETTINGS.test(file) || isVendored(file) || !(productionFiles.has(file) || testFiles.has(file))) continue;
      for (const { lines, first, start, end } of found) {
        const extent = lines === 1 ? 'A line' : `${lines} lines`;
        report('code', { file, start, end }, { extent, first }, [], { first });
      }
    }
  },
});
