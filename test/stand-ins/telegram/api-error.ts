// The refusals of the Bot API, with its words to the letter.

export type ApiError = Error & { status: number; retryAfter?: number };

/** An error that the API answers with this status and description. */
export function apiError(status: number, description: string, retryAfter?: number): ApiError {
  return Object.assign(new Error(description), { status, ...(retryAfter === undefined ? {} : { retryAfter }) });
}

/** A 400; the API puts "Bad Request: " before every reason. */
export function badRequest(reason: string): ApiError {
  return apiError(400, `Bad Request: ${reason}`);
}

/** The 429 of the API for so many seconds. */
export function tooManyRequests(seconds: number): ApiError {
  return apiError(429, `Too Many Requests: retry after ${seconds}`, seconds);
}

/** True for errors made here; anything else is a defect of the stand-in itself. */
export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && typeof (error as Partial<ApiError>).status === 'number';
}

/** Sources: tdlib/telegram-bot-api Client.cpp; an edit that is too long differs from a send on purpose. */
export const reasons = {
  notModified:
    'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
    'content and reply markup of the message',
  chatNotFound: 'chat not found',
  editNotFound: 'message to edit not found',
  notEditable: "message can't be edited",
  noText: 'there is no text in the message to edit',
  deleteNotFound: 'message to delete not found',
  notDeletable: "message can't be deleted for everyone",
  queryTooOld: 'query is too old and response timeout expired or query ID is invalid',
  textEmpty: 'message text is empty',
  textBlank: 'text must be non-empty',
  textTooManyBytes: 'text is too long',
  textTooLong: 'message is too long',
  editTooLong: 'MESSAGE_TOO_LONG',
  captionTooLong: 'message caption is too long',
  buttonData: 'BUTTON_DATA_INVALID',
  buttonBare: "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  fileEmpty: 'file must be non-empty',
  fileWrong: 'wrong file identifier/HTTP URL specified',
} as const;

export const conflicts = {
  otherPoller: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  webhookSet: 'Conflict: terminated by setWebhook request',
  webhookActive:
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
} as const;

export const forbidden = {
  private: 'Forbidden: bot was blocked by the user',
  deactivated: 'Forbidden: user is deactivated',
  // By the kind of chat.
  group: 'Forbidden: bot is not a member of the group chat',
  supergroup: 'Forbidden: bot is not a member of the supergroup chat',
  channel: 'Forbidden: bot is not a member of the channel chat',
} as const;
