package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Deviation.calledOnce;
import static dev.haystack.outbound.openai.Deviation.said;
import static dev.haystack.outbound.openai.Sse.DONE;
import static dev.haystack.outbound.openai.Sse.delta;
import static dev.haystack.outbound.openai.Sse.event;
import static dev.haystack.outbound.openai.Sse.finish;
import static dev.haystack.outbound.openai.Sse.json;
import static dev.haystack.outbound.openai.Sse.words;

import java.util.List;

/** Values of another JSON type than the documented one. */
final class ShapeDeviations {

  private static final String STOP = finish("stop");
  private static final String CALLED = finish("tool_calls");
  private static final String FUNCTION = "{'name':'search','arguments':'{\\'q\\':\\'John\\'}'}";

  private ShapeDeviations() {}

  static List<Deviation> all() {
    return List.of(
        said(
            "`content` as a list of parts",
            "parts of text count, thinking and references do not",
            delta(
                json(
                    "{'content':[{'type':'thinking','thinking':[{'type':'text','text':'hm'}]},"
                        + "{'type':'text','text':'Hello'},{'type':'reference','ids':[1]}]}")),
            words(" there"),
            STOP,
            DONE),
        said(
            "`content` as a single part, its text in an object",
            "its text counts",
            delta(json("{'content':{'type':'text','text':{'value':'Hello'}}}")),
            words(" there"),
            STOP,
            DONE),
        said(
            "thoughts before the `content`, between `<think>` and `</think>`",
            "they are not told",
            words("<thi"),
            words("nk>Hm.</think>\n\nHello"),
            words(" there"),
            STOP,
            DONE),
        said(
            "`delta` as a text",
            "it is the content",
            delta("\"Hello\""),
            words(" there"),
            STOP,
            DONE),
        said(
            "a whole `message` in place of deltas",
            "it is read like a delta",
            event(
                json("{'choices':[{'message':{'content':'Hello there'},'finish_reason':'stop'}]}")),
            DONE),
        said(
            "a whole `message` behind the deltas",
            "what was said already is not said again",
            words("Hello"),
            event(
                json("{'choices':[{'message':{'content':'Hello there'},'finish_reason':'stop'}]}")),
            DONE),
        said(
            "`choices` as a single object",
            "it is the choice",
            event(json("{'choices':{'delta':{'content':'Hello there'},'finish_reason':'stop'}}")),
            DONE),
        calledOnce(
            "`arguments` as an object",
            "its JSON is the arguments",
            Sse.call(
                json(
                    "{'index':0,'id':'c1','function':"
                        + "{'name':'search','arguments':{'q':'John'}}}")),
            CALLED,
            DONE),
        calledOnce(
            "`tool_calls` as a single object",
            "it is the call",
            delta(json("{'tool_calls':{'index':0,'id':'c1','function':" + FUNCTION + "}}")),
            CALLED,
            DONE),
        calledOnce(
            "`name` and `arguments` beside the call's `id`",
            "they are the function's",
            Sse.call(
                json("{'id':'c1','type':'function','name':'search','arguments':{'q':'John'}}")),
            CALLED,
            DONE),
        calledOnce(
            "`index` as a text, `id` as a number",
            "they are understood",
            Sse.call(json("{'index':'0','id':1,'function':{'name':'search','arguments':null}}")),
            Sse.call(json("{'index':0.0,'function':{'arguments':'{\\'q\\':\\'John\\'}'}}")),
            CALLED,
            DONE),
        calledOnce(
            "`function_call` in place of `tool_calls`",
            "it is the call, under an id of ours",
            delta(json("{'function_call':{'name':'search','arguments':'{\\'q\\':'}}")),
            delta(json("{'function_call':{'arguments':'\\'John\\'}'}}")),
            finish("function_call"),
            DONE),
        calledOnce(
            "`function_call` beside `tool_calls`",
            "it is not called twice",
            delta(
                json(
                    "{'function_call':"
                        + FUNCTION
                        + ",'tool_calls':[{'index':0,'id':'c1','function':"
                        + FUNCTION
                        + "}]}")),
            CALLED,
            DONE));
  }
}
