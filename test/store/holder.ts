// A process of its own for the tests of the lock: takes the lock of the folder it is given, says so, and holds it until it is ended.
import { FolderBusy, lockFolder } from '../../src/store/lock.ts';

try {
  lockFolder(String(process.argv[2]));
  console.log('held');
} catch (error) {
  console.log(error instanceof FolderBusy ? `busy ${error.owner.pid}` : `failed ${error}`);
}
// Lives until its parent closes its input.
process.stdin.resume();
