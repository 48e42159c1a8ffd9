// Made from the contract by `npm run contract`; do not edit.

export type SessionId = string;
/**
 * The codes of the catalogue in `docs/errors.md`.
 */
export type ErrorCode =
  | 'message_invalid'
  | 'message_too_large'
  | 'id_conflict'
  | 'auth_missing'
  | 'auth_expired'
  | 'auth_rejected'
  | 'auth_unavailable'
  | 'forbidden'
  | 'session_not_found'
  | 'rate_limited'
  | 'queue_full'
  | 'budget_exhausted'
  | 'model_unavailable'
  | 'model_rate_limited'
  | 'model_quota_exhausted'
  | 'model_timeout'
  | 'model_stalled'
  | 'model_truncated'
  | 'model_refused'
  | 'model_not_configured'
  | 'content_filtered'
  | 'context_too_long'
  | 'turn_timeout'
  | 'policy_check_failed'
  | 'turn_lost'
  | 'overloaded'
  | 'shutting_down'
  | 'not_found'
  | 'method_not_allowed'
  | 'upgrade_required'
  | 'http_version_unsupported'
  | 'internal';

export interface UiAction {
  id: string;
  type: string;
  target?: string;
  payload: {
    [k: string]: unknown;
  };
}
/**
 * The tokens of all rounds of the answer.
 */
export interface Usage {
  input_tokens: number;
  output_tokens: number;
  /**
   * Those of the input that were read from a cache
   */
  cached_input_tokens: number;
  /**
   * Those of the input that were written to a cache; 0 where unknown
   */
  cache_write_input_tokens: number;
  /**
   * Those of the output that are the model's reasoning; 0 where unknown
   */
  reasoning_tokens: number;
  /**
   * Whether the model's server did not count them
   */
  estimated: boolean;
}
/**
 * What a page tells about itself; the fields that the service reads. Any others are kept.
 */
export interface UiState {
  page_type?: string;
  page_url?: string;
  loadedSessions?: {
    sessionId?: string;
    clientId?: string;
    clientName?: string;
    content?: string;
    metadata?: {
      [k: string]: unknown;
    };
    [k: string]: unknown;
  }[];
  currentClient?: {
    clientId?: string;
    clientName?: string;
    [k: string]: unknown;
  };
  selectedTemplate?: {
    templateId?: string;
    templateName?: string;
    templateContent?: string;
    templateDescription?: string;
    [k: string]: unknown;
  };
  generatedDocuments?: {
    documentId?: string;
    documentName?: string;
    documentContent?: string;
    templateUsed?: string;
    generatedAt?: string;
    isGenerated?: boolean;
    [k: string]: unknown;
  }[];
  active_tab?: string;
  client_id?: string;
  client_name?: string;
  [k: string]: unknown;
}
/**
 * One message of the user. Blank content is ignored. An object without a type is one too if it has content.
 */
export interface ChatMessage {
  type?: 'chat_message';
  /**
   * At most 256 KiB in UTF-8; more is an `error` `message_too_large`
   */
  content?: string;
  /**
   * An alias of `content`
   */
  message?: string;
  /**
   * The same id twice in a session is one message; the second is answered by `turn_status`
   */
  client_message_id?: string;
  /**
   * The place in the page's trace (W3C Trace Context) that the turn is part of; else that of the handshake's header of that name. What is not of the form is ignored
   */
  traceparent?: string;
  /**
   * The user's token
   */
  auth_token?: string;
  /**
   * An alias of `auth_token`
   */
  token?: string;
  /**
   * The practitioner's profile; a session keeps the one it was opened under, and a message under another is an `error` `forbidden`
   */
  profile_id?: string;
  /**
   * An alias of `profile_id`
   */
  profileId?: string;
}
/**
 * Says that the client is there; answered at once.
 */
export interface Heartbeat {
  type: 'heartbeat';
  /**
   * Not read
   */
  timestamp?: string | number;
  /**
   * Comes back as it is
   */
  sequence?: string | number;
  /**
   * The user's token
   */
  auth_token?: string;
  /**
   * An alias of `auth_token`
   */
  token?: string;
  /**
   * The practitioner's profile
   */
  profile_id?: string;
  /**
   * An alias of `profile_id`
   */
  profileId?: string;
}
/**
 * Replaces what is known of the page.
 */
export interface FullStateUpdate {
  type: 'full_state_update';
  state: UiState;
  /**
   * When the page was so, in ISO 8601 or as milliseconds since 1970; an earlier one than the state's is refused as stale, one of another kind as invalid. More than five seconds ahead of the service it says nothing, and the update applies as it arrives
   */
  timestamp?: string | number;
  /**
   * The order at the same instant; what is no whole number is refused as invalid
   */
  sequence?: string | number;
  /**
   * The user's token
   */
  auth_token?: string;
  /**
   * An alias of `auth_token`
   */
  token?: string;
  /**
   * The practitioner's profile
   */
  profile_id?: string;
  /**
   * An alias of `profile_id`
   */
  profileId?: string;
}
/**
 * Changes a part of what is known of the page.
 */
export interface IncrementalStateUpdate {
  type: 'incremental_state_update';
  /**
   * A merge patch (RFC 7396)
   */
  changes?: {
    [k: string]: unknown;
  };
  /**
   * Instead of `changes`: a named change, or the field that the payload replaces
   */
  changeType?: string;
  /**
   * Of the named change
   */
  payload?: unknown;
  /**
   * When the page was so, in ISO 8601 or as milliseconds since 1970; an earlier one than the state's is refused as stale, one of another kind as invalid. More than five seconds ahead of the service it says nothing, and the update applies as it arrives
   */
  timestamp?: string | number;
  /**
   * The order at the same instant; what is no whole number is refused as invalid
   */
  sequence?: string | number;
  /**
   * The page (alias `pageType`)
   */
  page_type?: string;
  /**
   * An alias of `page_type`
   */
  pageType?: string;
  /**
   * The page's address (aliases `pageUrl` and `route`)
   */
  page_url?: string;
  /**
   * An alias of `page_url`
   */
  pageUrl?: string;
  /**
   * An alias of `page_url`
   */
  route?: string;
  /**
   * The user's token
   */
  auth_token?: string;
  /**
   * An alias of `auth_token`
   */
  token?: string;
  /**
   * The practitioner's profile
   */
  profile_id?: string;
  /**
   * An alias of `profile_id`
   */
  profileId?: string;
}
/**
 * A full update if it has a state, else an incremental one.
 */
export interface UiStateUpdate {
  type: 'ui_state_update';
  state?: UiState;
  /**
   * A merge patch (RFC 7396)
   */
  changes?: {
    [k: string]: unknown;
  };
  /**
   * Instead of `changes`: a named change, or the field that the payload replaces
   */
  changeType?: string;
  /**
   * Of the named change
   */
  payload?: unknown;
  /**
   * When the page was so, in ISO 8601 or as milliseconds since 1970; an earlier one than the state's is refused as stale, one of another kind as invalid. More than five seconds ahead of the service it says nothing, and the update applies as it arrives
   */
  timestamp?: string | number;
  /**
   * The order at the same instant; what is no whole number is refused as invalid
   */
  sequence?: string | number;
  /**
   * The page (alias `pageType`)
   */
  page_type?: string;
  /**
   * An alias of `page_type`
   */
  pageType?: string;
  /**
   * The page's address (aliases `pageUrl` and `route`)
   */
  page_url?: string;
  /**
   * An alias of `page_url`
   */
  pageUrl?: string;
  /**
   * An alias of `page_url`
   */
  route?: string;
  /**
   * The user's token
   */
  auth_token?: string;
  /**
   * An alias of `auth_token`
   */
  token?: string;
  /**
   * The practitioner's profile
   */
  profile_id?: string;
  /**
   * An alias of `profile_id`
   */
  profileId?: string;
}
/**
 * Ends a turn; what was answered so far is kept.
 */
export interface Stop {
  type: 'stop';
  /**
   * The running turn if it is left out
   */
  turn_id?: string;
  /**
   * The user's token
   */
  auth_token?: string;
  /**
   * An alias of `auth_token`
   */
  token?: string;
  /**
   * The practitioner's profile
   */
  profile_id?: string;
  /**
   * An alias of `profile_id`
   */
  profileId?: string;
}
/**
 * Asks for what this client missed.
 */
export interface Resume {
  type: 'resume';
  /**
   * As `connection_established` told it
   */
  epoch: string;
  /**
   * The last `seq` that came
   */
  last_seq: number;
  /**
   * The user's token
   */
  auth_token?: string;
  /**
   * An alias of `auth_token`
   */
  token?: string;
  /**
   * The practitioner's profile
   */
  profile_id?: string;
  /**
   * An alias of `profile_id`
   */
  profileId?: string;
}
/**
 * Says what became of a UI action, or whether the user agrees to what they were asked (`confirmation_required`).
 */
export interface UiActionResult {
  type: 'ui_action_result';
  action_id: string;
  success: boolean;
  /**
   * Not read
   */
  detail?: unknown;
  /**
   * The user's token
   */
  auth_token?: string;
  /**
   * An alias of `auth_token`
   */
  token?: string;
  /**
   * The practitioner's profile
   */
  profile_id?: string;
  /**
   * An alias of `profile_id`
   */
  profileId?: string;
}
/**
 * Brings a newer token of the same user; another user's is refused (`auth_rejected`), and nothing changes.
 */
export interface AuthRefresh {
  type: 'auth_refresh';
  /**
   * The user's token
   */
  auth_token?: string;
  /**
   * An alias of `auth_token`
   */
  token?: string;
  /**
   * The practitioner's profile
   */
  profile_id?: string;
  /**
   * An alias of `profile_id`
   */
  profileId?: string;
}
/**
 * Is first.
 */
export interface ConnectionEstablished {
  type: 'connection_established';
  session_id: SessionId;
  timestamp: string;
  protocol: 'haystack.v1';
  /**
   * Names the event log; `seq` counts anew in another one
   */
  epoch: string;
  last_seq: number;
  heartbeat_interval_ms: number;
  max_message_bytes: number;
  active_turn_id: string | null;
  /**
   * Names this connection
   */
  connection_id: string;
}
/**
 * A heartbeat was heard.
 */
export interface HeartbeatAck {
  type: 'heartbeat_ack';
  session_id: SessionId;
  timestamp: string;
  /**
   * The heartbeat's own
   */
  sequence: string | number | null;
}
/**
 * What became of an update of the page's state, which is its user's alone. While the session is nobody's, or nobody knows who tells, the update is kept with the socket and counts when that user's first message binds the session.
 */
export interface UiStateAck {
  type: 'ui_state_ack';
  session_id: SessionId;
  timestamp: string;
  success: boolean;
  version: number;
  reason?: 'stale' | 'too_large' | 'invalid' | 'forbidden';
}
/**
 * A message waits for its turn; sent again when its place changes.
 */
export interface TurnQueued {
  type: 'turn_queued';
  session_id: SessionId;
  /**
   * 1 is next
   */
  position: number;
  reason: 'user_limit' | 'session_busy';
  client_message_id: string | null;
}
/**
 * A message was sent before; this became of it.
 */
export interface TurnStatus {
  type: 'turn_status';
  session_id: SessionId;
  turn_id: string;
  message_id: string;
  client_message_id: string | null;
  /**
   * Never `running` after this socket was told of the turn's end. After `queued` come the turn's events, or, if it ends without running, another `turn_status` or an `error`
   */
  state: 'queued' | 'running' | 'completed' | 'stopped' | 'failed';
}
/**
 * A turn has begun, after its message was stored; or it is over.
 */
export interface TypingIndicator {
  type: 'typing_indicator';
  session_id: SessionId;
  seq: number;
  turn_id: string;
  typing: boolean;
  /**
   * With true
   */
  message_id?: string;
  /**
   * With true
   */
  client_message_id?: string | null;
  /**
   * With true
   */
  durability?: 'shared' | 'memory';
}
/**
 * The answer grows.
 */
export interface TextChunk {
  type: 'text_chunk';
  session_id: SessionId;
  /**
   * Where several deltas were joined in one frame
   */
  first_seq?: number;
  seq: number;
  turn_id: string;
  content: string;
}
/**
 * A tool is about to be called.
 */
export interface ToolCallStarted {
  type: 'tool_call_started';
  session_id: SessionId;
  seq: number;
  turn_id: string;
  tool_call_id: string;
  name: string;
  display_name: string;
  arguments: {
    [k: string]: unknown;
  };
}
/**
 * A tool call has its result.
 */
export interface ToolCallCompleted {
  type: 'tool_call_completed';
  session_id: SessionId;
  seq: number;
  turn_id: string;
  tool_call_id: string;
  name: string;
  success: boolean;
  deduplicated: boolean;
  duration_ms: number;
  /**
   * If it failed
   */
  error?: string;
}
/**
 * A tool is about to write something and waits for the user's yes: `ui_action_result` with this `action_id`, from any socket of the same user or over HTTP. `success` true runs it once with these arguments; false, or nobody's answer by `expires_at`, and the model is told that it was declined. The question is settled once `tool_call_completed` of the same `tool_call_id` was told, or the turn is over; so a replay asks nothing again that was answered.
 */
export interface ConfirmationRequired {
  type: 'confirmation_required';
  session_id: SessionId;
  seq: number;
  turn_id: string;
  /**
   * What the answer names
   */
  action_id: string;
  /**
   * The call that waits
   */
  tool_call_id: string;
  tool: string;
  display_name: string;
  /**
   * What the tool is called with if the user agrees
   */
  arguments: {
    [k: string]: unknown;
  };
  expires_at: string;
}
/**
 * What the page is asked to do, in this order.
 */
export interface UiActions {
  type: 'ui_actions';
  session_id: SessionId;
  seq: number;
  turn_id: string;
  /**
   * @minItems 1
   */
  actions: [UiAction, ...UiAction[]];
}
/**
 * The answer is stored.
 */
export interface MessageComplete {
  type: 'message_complete';
  session_id: SessionId;
  seq: number;
  turn_id: string;
  message_id: string;
  finish_reason: 'stop' | 'stopped' | 'length' | 'tool_limit' | 'content_filter';
  usage: Usage;
  model: string;
}
/**
 * Something went wrong; part of the log inside a turn.
 */
export interface ErrorFrame {
  type: 'error';
  session_id: SessionId;
  /**
   * Inside a turn
   */
  seq?: number;
  /**
   * Inside a turn
   */
  turn_id?: string;
  code: ErrorCode;
  /**
   * Words that may be shown to the user
   */
  message: string;
  retryable: boolean;
  retry_after_ms?: number;
  /**
   * The field at fault (JSON Pointer)
   */
  pointer?: string;
  /**
   * Of the chat message that this answers, also of one that cannot be read, where the id can
   */
  client_message_id?: string;
  /**
   * With `rate_limited`: how many more messages were refused of which nothing was said
   */
  skipped?: number;
}
/**
 * Older messages were put into a summary for the model; they stay readable. It stands between turns: it is told when the next one begins.
 */
export interface ContextCompacted {
  type: 'context_compacted';
  session_id: SessionId;
  seq: number;
  /**
   * How many messages went into the summary since the one before
   */
  messages: number;
  /**
   * Estimated tokens of the history that a prompt had to hold
   */
  tokens_before: number;
  /**
   * And those of what a prompt holds instead
   */
  tokens_after: number;
}
/**
 * What was missed follows, or cannot be told again.
 */
export interface Resumed {
  type: 'resumed';
  session_id: SessionId;
  recovered: boolean;
  from_seq: number;
  to_seq: number;
  /**
   * If not recovered
   */
  reason?: string;
}
/**
 * Without a good token the connection ends at the deadline; after `expired` nothing of the log is sent until there is one.
 */
export interface AuthRequired {
  type: 'auth_required';
  session_id: SessionId;
  reason: 'missing' | 'expired' | 'rejected';
  deadline_ms: number;
}
/**
 * Whether the store that all nodes share is out of reach.
 */
export interface Degraded {
  type: 'degraded';
  session_id: SessionId;
  degraded: boolean;
  reason: 'store_unavailable';
}
/**
 * This server stops; the client may come back after a while.
 */
export interface GoingAway {
  type: 'going_away';
  session_id: SessionId;
  reconnect_after_ms: number;
}
/**
 * A tool call has its result, which is told.
 */
export interface InspectToolCallCompleted {
  type: 'tool_call_completed';
  session_id: SessionId;
  seq: number;
  turn_id: string;
  tool_call_id: string;
  name: string;
  success: boolean;
  deduplicated: boolean;
  duration_ms: number;
  /**
   * If it failed
   */
  error?: string;
  /**
   * What the tool answered, at most 2,000 characters of it; missing where it is told again
   */
  result?: string;
  /**
   * With a result
   */
  result_truncated?: boolean;
}
/**
 * A model is asked, for the first time in a turn or with what tools have answered.
 */
export interface RoundStarted {
  type: 'round_started';
  session_id: SessionId;
  turn_id: string;
  round: number;
  model: string;
  /**
   * A quarter of the prompt's characters
   */
  prompt_tokens_estimated: number;
  tools_offered: string[];
}
/**
 * The model has answered. A round that failed is not completed.
 */
export interface RoundCompleted {
  type: 'round_completed';
  session_id: SessionId;
  turn_id: string;
  round: number;
  finish_reason: 'stop' | 'tool_calls' | 'length' | 'content_filter';
  /**
   * Missing where it said nothing
   */
  first_text_ms?: number;
  duration_ms: number;
  usage: Usage;
}

/** By their `type`. */
export interface ServerFrames {
  connection_established: ConnectionEstablished;
  heartbeat_ack: HeartbeatAck;
  ui_state_ack: UiStateAck;
  turn_queued: TurnQueued;
  turn_status: TurnStatus;
  typing_indicator: TypingIndicator;
  text_chunk: TextChunk;
  tool_call_started: ToolCallStarted;
  tool_call_completed: ToolCallCompleted;
  confirmation_required: ConfirmationRequired;
  ui_actions: UiActions;
  message_complete: MessageComplete;
  error: ErrorFrame;
  context_compacted: ContextCompacted;
  resumed: Resumed;
  auth_required: AuthRequired;
  degraded: Degraded;
  going_away: GoingAway;
}

export type ServerFrame = ServerFrames[keyof ServerFrames];

/** By their `type`. */
export interface ClientFrames {
  chat_message: ChatMessage;
  heartbeat: Heartbeat;
  full_state_update: FullStateUpdate;
  incremental_state_update: IncrementalStateUpdate;
  ui_state_update: UiStateUpdate;
  stop: Stop;
  resume: Resume;
  ui_action_result: UiActionResult;
  auth_refresh: AuthRefresh;
}

export type ClientFrame = ClientFrames[keyof ClientFrames];
