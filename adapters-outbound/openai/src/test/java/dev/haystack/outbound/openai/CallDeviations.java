package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Deviation.calledBoth;
import static dev.haystack.outbound.openai.Deviation.calledOnce;
import static dev.haystack.outbound.openai.Sse.call;
import static dev.haystack.outbound.openai.Sse.json;

import java.util.List;

/** Ways of telling which piece belongs to which call. */
final class CallDeviations {

  private static final String END = Sse.finish("tool_calls") + Sse.DONE;
  private static final String Q = "{\\'q\\':";
  private static final String JOHN = "\\'John\\'}";

  private CallDeviations() {}

  static List<Deviation> all() {
    return List.of(
        calledOnce(
            "an `id` that changes with every piece of a call",
            "a call begins with a name, the first `id` counts",
            piece(0, "a1", "search", ""),
            piece(0, "b2", "", Q),
            piece(0, "c3", "", JOHN),
            END),
        calledBoth(
            "whole calls that all have `index` 0 and no `id`",
            "a name begins the next call when the one before is whole",
            piece(0, "", "search", Q + JOHN),
            piece(0, "", "read", "{\\'id\\':7}"),
            END),
        calledBoth(
            "no `index`",
            "a piece belongs to the call of its `id`, or to the last one",
            piece(-1, "c1", "search", ""),
            piece(-1, "c2", "read", "{\\'id\\'"),
            piece(-1, "c1", "", Q + JOHN),
            piece(-1, "c2", "", ":7}"),
            END),
        calledBoth(
            "one `index` for calls whose pieces alternate",
            "a piece belongs to the call of its `id`",
            piece(0, "c1", "search", Q),
            piece(0, "c2", "read", "{\\'id\\'"),
            piece(0, "c1", "", JOHN),
            piece(0, "c2", "", ":7}"),
            END),
        calledOnce(
            "an `index` that counts the pieces",
            "a piece without name and `id` belongs to the call that is not whole",
            piece(0, "c1", "search", ""),
            piece(1, "", "", Q),
            piece(2, "", "", JOHN),
            END),
        calledBoth(
            "an `id` that repeats in several calls",
            "all but the first get ids of ours",
            piece(0, "call", "search", Q + JOHN),
            piece(1, "call", "read", "{\\'id\\':7}"),
            END),
        calledOnce(
            "a name in pieces",
            "they are one name as long as there are no arguments",
            piece(0, "c1", "sea", ""),
            piece(0, "", "rch", ""),
            piece(0, "", "", Q + JOHN),
            END),
        calledOnce(
            "the name with every piece, at first a part of it",
            "it is one name and one call",
            piece(0, "c1", "sear", ""),
            piece(0, "c1", "search", Q),
            piece(0, "c1", "search", JOHN),
            piece(0, "c1", "search", ""),
            END),
        calledOnce(
            "with every piece all arguments so far",
            "the last piece counts",
            piece(0, "c1", "search", "{"),
            piece(0, "", "", Q),
            piece(0, "", "", Q + "\\'Jo"),
            piece(0, "", "", Q + JOHN),
            END),
        calledOnce(
            "the whole arguments once more at the end",
            "they count once",
            piece(0, "c1", "search", Q),
            piece(0, "", "", JOHN),
            piece(0, "", "", "{ \\'q\\': \\'John\\'}"),
            END),
        calledOnce(
            "the whole call once more at the end",
            "it is called once",
            piece(0, "c1", "search", Q),
            piece(0, "", "", JOHN),
            Sse.event(
                json(
                    "{'choices':[{'message':{'content':null,'tool_calls':[{'id':'c1','function':"
                        + "{'name':'search','arguments':'{\\'q\\':\\'John\\'}'}}]},"
                        + "'finish_reason':'tool_calls'}]}")),
            Sse.DONE),
        calledOnce(
            "`{}` before the arguments",
            "it stands for what follows",
            piece(0, "c1", "search", "{}"),
            piece(0, "", "", Q),
            piece(0, "", "", JOHN),
            END),
        calledOnce(
            "a piece that says nothing of any call",
            "it begins none",
            call(json("{'index':0,'id':'','function':{'name':'','arguments':''}}")),
            piece(0, "c1", "search", Q + JOHN),
            call("{},null"),
            END));
  }

  private static String piece(int index, String id, String name, String arguments) {
    String start = index < 0 ? "{" : "{'index':" + index + ",";
    return call(
        json(
            start
                + ("'id':'" + id + "',")
                + ("'function':{'name':'" + name + "','arguments':'" + arguments + "'}}")));
  }
}
