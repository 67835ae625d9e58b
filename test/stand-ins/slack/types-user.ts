// The public types of the Slack stand-in's user side: a person, and what this person sees.

export type UserOptions = {
  /** Such as `U1`. */
  id: string;
  name: string;
  locale?: string;
  tz?: string;
  tzOffset?: number;
  email?: string;
  /** Another workspace than the app's, as in a shared channel. */
  teamId?: string;
  isRestricted?: boolean;
  isAdmin?: boolean;
};

export type ShownButton = {
  label: string;
  actionId: string;
  blockId: string;
  value?: string;
  url?: string;
  style?: string;
};

/** A select, overflow, radio or checkbox element outside of a form field. */
export type ShownMenu = {
  type: string;
  label: string;
  actionId: string;
  blockId: string;
  options: string[];
  selected: string[];
};

export type ShownMessage = {
  ts: string;
  from: 'bot' | 'person';
  /** What is visible: the texts of all blocks, or the text of a message without blocks. */
  text: string;
  /** The top-level text, which notifications and screen readers use. */
  fallback: string;
  /** One row a block. */
  buttons: ShownButton[][];
  menus: ShownMenu[];
  edited: boolean;
  ephemeral: boolean;
  /** A file that came with it. */
  file?: { name: string; bytes: Uint8Array };
};

export type ShownHome = { text: string; buttons: ShownButton[][]; menus: ShownMenu[] };

export type ShownField = {
  label: string;
  hint: string;
  blockId: string;
  actionId: string;
  type: string;
  optional: boolean;
  /** Labels of the options, where the element has any. */
  options: string[];
  /** What the field holds now: a text, or labels of options. */
  value: string | string[];
  /** What a rejected submission said about this field. */
  error?: string;
};

export type ShownModal = {
  title: string;
  submit?: string;
  close?: string;
  /** The texts between the fields. */
  text: string;
  fields: ShownField[];
  buttons: ShownButton[][];
  menus: ShownMenu[];
  callbackId: string;
  privateMetadata: string;
  viewId: string;
  /** Words of a rejected submission by block_id. */
  errors: Record<string, string>;
  /** The text of the whole modal, fields and errors included. */
  whole: string;
};

export type Match<T> = string | RegExp | ((shown: T) => boolean);

/** A text, the label or value of an option, or several of these. */
export type FillValue = string | string[];

export type SlackUser = {
  id: string;
  name: string;
  /** The channel of the direct messages with the bot. */
  dm: string;
  /** Writes a message to the bot; yields its ts. */
  say(text: string): Promise<string>;
  /** Shares a file with the bot. */
  shareFile(name?: string, text?: string, bytes?: Uint8Array): Promise<string>;
  /** Changes an own message: the bot gets `message_changed`. */
  edit(ts: string, text: string): Promise<void>;
  /** Presses the button on the newest message that has it; resolves when the app answered or failed to. */
  click(label: string, options?: { message?: string | RegExp }): Promise<void>;
  /** Presses a button that the screen may no longer show, as a slow client does. */
  clickOld(label: string): Promise<void>;
  /** Chooses options of a menu on a message, by its placeholder or action_id. */
  choose(menu: string, option: FillValue): Promise<void>;
  openHome(): Promise<void>;
  openMessages(): Promise<void>;
  /** The published Home tab. */
  home(): ShownHome | null;
  clickHome(label: string): Promise<void>;
  chooseHome(menu: string, option: FillValue): Promise<void>;
  /** Sends a slash command, by default in the direct messages. */
  command(name: string, text?: string, channel?: string): Promise<void>;
  /** The modal on top. */
  modal(): ShownModal | null;
  /** Fills fields, by label, block_id or action_id. */
  fill(values: Record<string, FillValue>): Promise<void>;
  clickModal(label: string): Promise<void>;
  /** Submits the modal; resolves when the app answered or failed to. */
  submit(): Promise<void>;
  closeModal(): Promise<void>;
  deactivate(): void;
  reactivate(): void;
  /** What the screen shows, both sides, edits applied, deleted messages gone. */
  chat(): ShownMessage[];
  /** The next new bot message that matches and that `next` has not passed yet (edits are not new messages). */
  next(match?: Match<ShownMessage>, timeoutMs?: number): Promise<ShownMessage>;
  /** Waits until any bot message on the screen matches, edited ones included; does not move the cursor of `next`. */
  sees(match: Match<ShownMessage>, timeoutMs?: number): Promise<ShownMessage>;
  seesHome(match: Match<ShownHome>, timeoutMs?: number): Promise<ShownHome>;
  /** A text is looked for in the whole modal: title, texts, labels, errors. */
  seesModal(match: Match<ShownModal>, timeoutMs?: number): Promise<ShownModal>;
  /** Errors that Slack showed because the app did not answer. */
  errors(): string[];
};
