// A process of its own for the tests of the migrations: opens a database (an address, or a folder and a dump) and applies a slow migration, in which it is killed.
import { readFileSync } from 'node:fs';
import { openEmbedded, openPostgres } from '../../src/store/client.ts';
import { migrate, readMigrations } from '../../src/store/migrate.ts';
import { migration } from './migrations.ts';

const [where = '', dump] = process.argv.slice(2);
const slow = dump
  ? 'CREATE TABLE half (n integer); INSERT INTO half SELECT generate_series(1, 50000000);'
  : 'CREATE TABLE half (n integer); INSERT INTO half VALUES (1); SELECT pg_sleep(1.5);';
const database = dump ? await openEmbedded(where, new Blob([readFileSync(dump)])) : openPostgres(where);
console.log('begun');
await migrate(database.prisma, [...readMigrations(), migration('9_half', slow)]);
