// In which order the test files run: what takes longest begins first, so that nothing long is left alone at the end.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files whose length does not show in their size: they start and kill the service, or walk pages in a browser. What mostly
 * waits (a start without an API) stands between what fills a processor, so that three of these never run at once.
 */
const LONG = [/\/thread\//, /\/web\/thread/, /\/start\//, /\/telegram\/killed/, /\/web\//, /\/cli\//, /\/telegram\//];

/** Vitest begins with the biggest files, or with what took longest the last time; after an install nobody knows that. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification) => {
      const at = LONG.findIndex((one) => one.test(moduleId));
      // A process is shared within a project only: one project after the other.
      return (project.name === 'heavy' ? 0 : LONG.length + 1) + (at < 0 ? LONG.length : at);
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
