// Prints `<n> passed, <m> failed` of the last test run, and nothing else. `npm run -s test:count`
import { countLine, readResults } from './test-results.ts';

console.log(countLine(readResults()));
