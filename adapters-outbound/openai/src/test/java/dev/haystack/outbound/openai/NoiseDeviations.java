package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Deviation.said;
import static dev.haystack.outbound.openai.Sse.DONE;
import static dev.haystack.outbound.openai.Sse.event;
import static dev.haystack.outbound.openai.Sse.finish;
import static dev.haystack.outbound.openai.Sse.json;
import static dev.haystack.outbound.openai.Sse.words;

import java.util.List;

/** What stands in a stream and is no chunk, or no JSON. */
final class NoiseDeviations {

  private static final String HELLO = words("Hello");
  private static final String THERE = words(" there");
  private static final String STOP = finish("stop");

  private NoiseDeviations() {}

  static List<Deviation> all() {
    return List.of(
        said(
            "keep-alives and other words as data",
            "they say nothing",
            event(": keepalive"),
            HELLO,
            event("ping"),
            event("{ping}"),
            event("\"text\""),
            event("7"),
            THERE,
            STOP,
            DONE),
        said(
            "events without choices",
            "they say nothing unless they are an error",
            event(json("{'type':'ping'}")),
            HELLO,
            event(json("{'object':'status','code':200,'message':'success'}")),
            event("{}"),
            THERE,
            STOP,
            DONE),
        said(
            "`error` that is blank, empty, false or zero",
            "it is no error",
            event(json("{'error':'','choices':[{'delta':{'content':'Hello'},'error':{}}]}")),
            event(json("{'error':{},'choices':[{'delta':{'content':' there'},'error':null}]}")),
            event(json("{'error':{'code':0,'message':'','param':null},'choices':[]}")),
            event(json("{'error':false}")),
            STOP,
            DONE),
        said(
            "`finish_reason` as `\"null\"` or blank",
            "it is no reason",
            event(json("{'choices':[{'delta':{'content':'Hello'},'finish_reason':'null'}]}")),
            event(json("{'choices':[{'delta':{'content':' there'},'finish_reason':''}]}")),
            STOP,
            event(json("{'choices':[{'delta':{},'finish_reason':'null'}]}")),
            DONE),
        said(
            "`[DONE]` with blanks about it",
            "it is the end",
            HELLO,
            THERE,
            STOP,
            "data:  [DONE] \t\n\n"),
        said("`DONE` without brackets", "it is the end", HELLO, THERE, STOP, event("DONE")),
        said("no `[DONE]`, no last line feed", "the finish is enough", HELLO, THERE, STOP.strip()),
        said(
            "pings, broken chunks and errors behind the finish",
            "the answer stands",
            HELLO,
            THERE,
            STOP,
            event("ping"),
            event(json("{'choices':[}")),
            event(json("{'error':{'message':'late','code':'server_error'}}")),
            "event: error\ndata: late\n\n",
            DONE),
        said(
            "`NaN` and other numbers that JSON has not",
            "they are read",
            event(json("{'x':NaN,'choices':[{'delta':{'content':'Hello'},'p':-Infinity}]}")),
            THERE,
            STOP,
            DONE),
        said(
            "raw control characters, needless backslashes and commas",
            "they are read",
            event(json("{'x':'a\tb\\_','choices':[{'delta':{'content':'Hello'},},]}")),
            THERE,
            STOP,
            DONE),
        said(
            "half a UTF-8 character",
            "it is U+FFFD",
            event(json("{'x':'\u00C3','choices':[{'delta':{'content':'Hello'}}]}")),
            THERE,
            STOP,
            DONE),
        said(
            "several chunks in one event",
            "each is read",
            HELLO.stripTrailing() + "\n" + THERE,
            event(json("{'choices':[]} {'choices':[{'delta':{},'finish_reason':'stop'}]}")),
            DONE),
        said(
            "a chunk in a list",
            "it is read",
            event(json("[{'choices':[{'delta':{'content':'Hello there'}}]}]")),
            STOP,
            DONE));
  }
}
