// Files that the app hands out: an address for the upload, the upload itself, and the message that it ends in.
import { boundaryOf, parseMultipart } from '../telegram/multipart.ts';
import { apiError } from './api-error.ts';
import { botMessageEvent } from './events.ts';
import { addBotMessage } from './messages.ts';
import type { Handlers } from './methods.ts';
import { objectsOf } from './render.ts';
import { nextId, personOfChannel, type World } from './world.ts';

/** The handlers of files.*. */
export function fileMethods(world: World): Handlers {
  return {
    'files.getUploadURLExternal'(args) {
      const id = nextId(world, 'F');
      world.uploads.set(id, { name: String(args.filename), length: Number(args.length) });
      return { upload_url: `${world.url}/upload/${id}`, file_id: id };
    },
    'files.completeUploadExternal'(args) {
      const wanted = objectsOf(args.files);
      const uploads = wanted.map(({ id }) => world.uploads.get(String(id)));
      const [upload] = uploads;
      // Slack knows the file only when its bytes have come.
      if (!upload?.bytes || uploads.length !== 1 || upload.done) throw apiError('file_not_found');
      const person = personOfChannel(world, args.channel_id);
      // A file goes to a conversation, never to a person's id as a message may.
      if (person.dm !== args.channel_id) throw apiError('channel_not_found');
      if (person.deleted) throw apiError(world.deactivatedError);
      upload.done = true;
      const id = String(wanted[0]?.id);
      const file = { id, name: upload.name, title: String(wanted[0]?.title ?? upload.name), size: upload.bytes.length };
      const message = addBotMessage(world, person, { text: '', blocks: args.blocks });
      message.more = { subtype: 'file_share', files: [file], upload: true };
      message.file = { name: upload.name, bytes: upload.bytes };
      world.echo?.(botMessageEvent(world, person, message));
      return { files: [{ id, title: file.title }] };
    },
  };
}

/** The upload itself, as Slack's own client sends it or raw. What is wrong with it, or null. */
export function takeUpload(world: World, id: string, contentType: string, body: Buffer): string | null {
  const upload = world.uploads.get(id);
  if (!upload) return 'is for no file';
  const boundary = boundaryOf(contentType);
  const part = boundary === undefined ? undefined : parseMultipart(body, boundary).find((one) => 'file' in one);
  const bytes = part && 'file' in part ? part.file.bytes : new Uint8Array(body);
  if (bytes.length !== upload.length) return `has ${bytes.length} bytes, not ${upload.length} as was said`;
  upload.bytes = bytes;
  return null;
}
