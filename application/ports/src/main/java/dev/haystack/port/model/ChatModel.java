package dev.haystack.port.model;

import dev.haystack.domain.model.AnswerFormat;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.ToolUse;

/**
 * A chat model: one inference, streamed; it never runs tools.
 *
 * <p>{@link #generate} blocks the calling (virtual) thread until the inference is over. Each piece
 * of the answer's text is handed on in order, on the calling thread, as soon as it is there; pieces
 * are never empty and never end within a surrogate pair, and joined they are the reply's text. An
 * attempt may be repeated only while nothing was handed on, and within the request's {@link
 * ModelRequest#patience}. Everything that goes wrong is a {@link ModelException}. Interrupting the
 * calling thread closes the call to the model at once and ends in a {@link ModelException} of
 * reason {@link ModelFailure#CANCELLED}; the thread stays interrupted. Safe for use by many
 * threads.
 *
 * <p>A request's messages stand in this order: system messages first, one or more of them; then the
 * user's and the assistant's. An assistant's message with calls is followed by one tool answer for
 * each of its calls, in their order, so several may follow each other. The vendor is given {@link
 * ModelRequest#instructions} and {@link ModelRequest#conversation}: in a closing round the former
 * end with the order to come to an end. The first of the instructions and the tools are the same
 * from request to request, and so is the conversation up to the user's last message; they stand
 * where the vendor's cache finds them, and what is the same is sent in the same bytes. A message of
 * the user's is sent as {@link ModelMessage.FromUser#told}.
 *
 * <p>With {@link ToolUse#NONE} the tools are named to the vendor and not called: its word for that
 * is used if it has one, and a call that comes all the same is dropped.
 *
 * <p>What the model thinks is never handed on. What of it must go back with the reply's calls is
 * the reply's state; it is given back in later rounds of the same turn, and the state of another
 * vendor or model is ignored.
 *
 * <p>{@link AnswerFormat#JSON_OBJECT} asks for a text that is one JSON object. The messages say so
 * in words, so a vendor that has such a mode uses it, and one that has none, or whose server
 * refuses it, sends the same request without it and hands on what comes as it is; whoever asked
 * checks it.
 */
public interface ChatModel {

  /** Runs one inference. */
  ModelReply generate(ModelRequest request, TextReceiver receiver);

  /** What the model is called. */
  String name();

  /** Whether it is a stand-in for a real model. */
  default boolean isDemo() {
    return false;
  }
}
