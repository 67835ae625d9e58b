// Proves that breaches become violations, and that the table of limits says what the JSDoc of the types says.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { limits, updateKinds } from './limits.ts';
import { withTelegram } from './test-client.ts';
import { findViolations } from './validate.ts';

const types = dirname(createRequire(import.meta.url).resolve('@grammyjs/types/package.json'));
const methods = readFileSync(join(types, 'methods.d.ts'), 'utf8');

type Documented = { doc: string; name: string; required: boolean };

function documented(method: string): Documented[] {
  const start = methods.indexOf(`\n    ${method}(`);
  const signature = methods.slice(start, methods.indexOf('\n    /** Use this method', start));
  const fields = signature.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+(\w+)(\??):/g);
  return [...fields].map(([, doc = '', name = '', mark]) => ({ doc, name, required: mark === '' }));
}

describe('the table of limits', () => {
  it.each(Object.keys(limits))('%s has the parameters, requirements and lengths of the JSDoc', (method) => {
    const schema = limits[method] ?? {};
    const fields = documented(method);
    expect(Object.keys(schema.properties).sort()).toEqual(fields.map(({ name }) => name).sort());
    for (const { doc, name, required } of fields) {
      if (required) expect(schema.required, name).toContain(name);
      const [, min, max] = /(\d+)-(\d+) characters/.exec(doc) ?? [];
      const field = schema.properties[name] as { characters?: number[]; pattern?: string };
      if (max === undefined || field.pattern !== undefined) continue;
      expect(field.characters, name).toEqual([Number(min), Number(max)]);
    }
  });

  it('knows every kind of update', () => {
    const source = readFileSync(join(types, 'update.d.ts'), 'utf8');
    const update = source.slice(source.indexOf('export interface Update '));
    expect([...update.matchAll(/^ {4}(\w+)\?:/gm)].map(([, name]) => name)).toEqual(updateKinds);
  });
});

describe('violations', () => {
  const send = (fields: object) => findViolations('sendMessage', { chat_id: 11, text: 'x', ...fields });
  const keyboard = (...rows: object[][]) => send({ reply_markup: { inline_keyboard: rows } });

  it.each([
    ['unknown parameter', send({ disable_web_page_preview: true }), /unknown field disable_web_page_preview/],
    ['parse_mode', send({ parse_mode: 'HTML' }), /\/parse_mode is used/],
    ['quote_parse_mode', send({ reply_parameters: { quote_parse_mode: 'HTML' } }), /quote_parse_mode is used/],
    ['long text', send({ text: 'x'.repeat(4097) }), /\/text must have 1-4096 characters/],
    ['surrogates', send({ text: '😀'.repeat(2049) }), /\/text must have 1-4096 characters/],
    ['no chat', findViolations('sendMessage', { text: 'x' }), /must have required property 'chat_id'/],
    ['empty row', keyboard([]), /inline_keyboard\/0 must not be empty/],
    ['bare button', keyboard([{ text: 'x' }]), /must have exactly one of/],
    ['two actions', keyboard([{ text: 'x', url: 'https://a.b', callback_data: 'c' }]), /must have exactly one of/],
    ['data of 65 bytes', keyboard([{ text: 'x', callback_data: 'é'.repeat(33) }]), /limit in bytes/],
    ['empty data', keyboard([{ text: 'x', callback_data: '' }]), /callback_data must NOT have fewer than 1/],
    ['placeholder', send({ reply_markup: { force_reply: true, input_field_placeholder: '' } }), /have 1-64 characters/],
    ['answer', findViolations('answerCallbackQuery', { callback_query_id: '1', text: 'x'.repeat(201) }), /200/],
    ['caption', findViolations('sendDocument', { chat_id: 1, document: 'f', caption: 'x'.repeat(1025) }), /1024/],
    ['command', findViolations('setMyCommands', { commands: [{ command: 'A', description: 'a' }] }), /pattern/],
    ['secret', findViolations('setWebhook', { url: 'https://a.b', secret_token: 'a b' }), /secret_token/],
    ['update kind', findViolations('getUpdates', { allowed_updates: ['mesage'] }), /allowed_updates\/0/],
    ['long wait', findViolations('getUpdates', { timeout: 60 }), /timeout must be <= 50/],
  ])('%s', (_, findings, expected) => {
    expect(findings.map(({ violation }) => violation)).toEqual([expect.stringMatching(expected)]);
  });

  it('are kept by the stand-in, which still takes what the API takes', () =>
    withTelegram({}, async (telegram, api) => {
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      await ann.start();
      await api.sendMessage(11, 'bold', { parse_mode: 'HTML' });
      expect((await ann.next()).text).toBe('bold');
      expect(telegram.violations).toEqual(['sendMessage /parse_mode is used']);
      await expect(
        api.sendMessage(11, 'x', { reply_markup: { inline_keyboard: [[{ text: 'x', url: '' }]] } }),
      ).rejects.toThrow("can't parse inline keyboard button");
      expect(telegram.violations).toHaveLength(2);
      expect(telegram.violations.join()).not.toContain('bold');
    }));
});
