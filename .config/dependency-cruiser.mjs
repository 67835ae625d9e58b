// Who may import whom, as named rules. Read by scripts/check-imports.ts, which adds what only the syntax tree shows.
// Each folder has a list of what it may import; everything else is forbidden to it, so that a new folder is never open by accident.

/** A package from npm, resolved or not. */
const npm = (...names) => names.map((name) => `(^|/)node_modules/${name}/|^${name}(/|$)`);
/** Modules of Node itself; the tool drops the `node:` in front. */
const node = (...names) => names.map((name) => `^(node:)?${name}$`);
/** Folders of src. */
const src = (...folders) => folders.map((folder) => `^src/${folder}/`);

/** One rule a folder: what its files may import. The comment is what somebody reads who broke it. */
const may = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: allowed },
});

const database = npm('@prisma/[^/]+', 'prisma', '@electric-sql/pglite', 'pglite-prisma-adapter', 'pg');

/** What each channel's folder may take from outside: its SDK, and what Node has. A new channel is one line here. */
const channels = {
  // hono only as a type: its web server is what the webhook is hung into (held to types by check-imports).
  telegram: npm('grammy', 'hono'),
  slack: [
    ...npm('@slack/bolt', '@slack/socket-mode', '@slack/types', '@slack/web-api'),
    ...node('diagnostics_channel', 'http'),
  ],
  web: [...npm('hono', 'zod'), ...node('crypto', 'fs', 'path')],
};

/** Libraries that make documents (PDF, calendar, QR, charts, tables). */
const documentLibraries = [
  ...npm('qr', 'ical-generator', 'pdfkit', 'fontkit', 'bidi-js', 'echarts', 'csv-stringify', 'write-excel-file'),
  // The files of the letters, which are packages too.
  ...node('fs', 'url', 'zlib'),
];

const rules = [
  may(
    'core-knows-nothing',
    '^src/core/',
    src('core'),
    'The engine is pure: no other folder, no package, nothing of Node.',
  ),
  may('matching-knows-nothing', '^src/matching/', src('matching'), 'Matching is pure functions over its own data.'),
  may('access-knows-core-types', '^src/access/', src('access', 'core'), 'Access is one pure question over core types.'),
  may(
    'programme-knows-core-matching-access',
    '^src/programme/',
    [...src('programme', 'core', 'matching', 'access'), ...npm('temporal-polyfill')],
    'The programme is pure. Calendar arithmetic is the only package it needs; texts, storage and channels are the shell’s.',
  ),
  may(
    'speech-knows-core',
    '^src/speech/',
    [...src('speech', 'core'), ...npm('i18next'), ...node('fs', 'path')],
    'Speech turns references into texts: it reads locales/ and knows the engine’s words, nothing of the programme.',
  ),
  may(
    'documents-know-speech',
    '^src/documents/',
    [...src('documents', 'speech'), ...documentLibraries],
    'Documents are data and texts made into bytes, with libraries named in this file.',
  ),
  ...Object.entries(channels).map(([channel, outside]) =>
    may(
      `channel-${channel}-keeps-to-itself`,
      `^src/channels/${channel}/`,
      [
        ...src(`channels/${channel}`, 'core', 'access', 'speech'),
        '^src/channels/(channel|button|commands|download|network|pause|read-at-most)\\.ts$',
        '^src/app/(ports|page-port|safe-error|in-time)\\.ts$',
        ...outside,
      ],
      'A channel knows its own SDK and the contract: never another channel, the store, the programme or the shell.',
    ),
  ),
  may(
    'new-channel-needs-a-rule',
    `^src/channels/(?!(${Object.keys(channels).join('|')})/)[^/]+/`,
    ['^$'],
    'A channel that is not in the table of .config/dependency-cruiser.mjs may import nothing: add its line.',
  ),
  may(
    'channel-contract-knows-ports',
    '^src/channels/[^/]+\\.ts$',
    [...src('core'), '^src/channels/', '^src/app/ports\\.ts$'],
    'The contract of the channels speaks in the types of the ports.',
  ),
  may(
    'app-knows-no-outside',
    '^src/app/',
    [
      ...src('app', 'core', 'programme', 'access', 'speech', 'documents'),
      '^src/channels/channel\\.ts$',
      // Hashes make ids; that is arithmetic, not the outside world.
      ...node('crypto'),
    ],
    'The shell works through its ports: never Prisma, the store, a channel’s SDK or the file system.',
  ),
  may(
    'store-serves-the-ports',
    '^src/store/',
    [
      ...src('store', 'core', 'programme'),
      '^src/app/(ports|admin-port|page-port|figure-port|import-batch)\\.ts$',
      ...database,
      ...node('crypto', 'fs', 'fs/promises', 'os', 'path', 'sqlite'),
    ],
    'The store does what the ports of the shell say, with core and the types of the programme.',
  ),
  may(
    'simulation-lives-over-the-store-in-memory',
    '^src/simulation/',
    [
      ...src('simulation', 'app', 'core', 'programme', 'speech'),
      '^src/store/memory[a-z-]*\\.ts$',
      '^src/channels/channel\\.ts$',
      '^src/channels/web/(index|live|play-port)\\.ts$',
      ...npm('temporal-polyfill'),
      ...node('crypto', 'perf_hooks'),
    ],
    'Synthetic people need the service, the store in memory and the page that shows them; no database and no chat app.',
  ),
  {
    name: 'only-store-knows-the-database',
    severity: 'error',
    comment: 'Prisma, PGlite and the generated client are the store’s secret.',
    from: { path: '^src/', pathNot: '^src/store/' },
    to: { path: [...database, '^src/store/generated/'] },
  },
  {
    name: 'nobody-knows-main',
    severity: 'error',
    comment: 'Importing main or the commands would start them.',
    from: { path: '^src/' },
    to: { path: '^src/(main|cli/index|cli/chat)\\.ts$' },
  },
  {
    name: 'known-places-only',
    severity: 'error',
    comment:
      'Every file of src stands under one of these rules: a new folder, or a new file beside main.ts, needs a line here.',
    from: {
      path: '^src/',
      pathNot:
        '^src/(core|matching|access|programme|speech|documents|channels|app|store|simulation|cli)/|^src/(main|start|http|schedule|ready|config|log)\\.ts$',
    },
    to: {},
  },
  {
    name: 'environment-through-config',
    severity: 'error',
    comment:
      'Settings are read by config.ts; `node:process` would be a way around it. Signals and exit codes are on the global.',
    from: { path: '^src/' },
    to: { path: node('process') },
  },
  {
    name: 'no-tests-in-the-service',
    severity: 'error',
    comment: 'What runs must not need what only developers have.',
    from: { path: '^src/' },
    to: { path: '^(test|scripts)/' },
  },
  {
    name: 'no-development-packages',
    severity: 'error',
    comment: 'A package that the service imports stands under "dependencies" in package.json.',
    from: { path: '^src/', pathNot: '^src/store/generated/' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'] },
  },
  {
    name: 'no-circles',
    severity: 'error',
    comment: 'Files that need each other, even by their types only, cannot be read one after the other.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'everything-is-found',
    severity: 'error',
    comment: 'An import that leads nowhere escapes every other rule.',
    from: { path: '^src/' },
    to: { couldNotResolve: true },
  },
];

export default {
  forbidden: rules,
  options: {
    // The tool cannot read TypeScript 7 and would then pass with no module read at all; swc reads it.
    parser: 'swc',
    doNotFollow: { path: ['node_modules', '^src/store/generated/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
    },
  },
};
