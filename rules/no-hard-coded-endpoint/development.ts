/** Folders and files that run on a developer's machine, or ask the machine that they run on whether it is well. */
const FOLDER = /(?:^|\/)(?:scripts?|tools?|tooling|dev|bin|cli|\.github|\.storybook|cypress|playwright|load-?tests?|k6|perf|migrations?)\//i;
const NAME = /(?:^|[._-])(?:config|conf|rc|setup|dev|development|local|healthcheck|health-check|health|codegen|generate|vite|webpack|next|nuxt|proxy|gulpfile|gruntfile|server-dev|smoke|warmup)(?=[._-]|$)|(?:Config|Health(?:Check)?)(?=\.)/;

export function isForDevelopment(file: string): boolean {
  return FOLDER.test(file) || NAME.test(file.slice(file.lastIndexOf('/') + 1));
}
