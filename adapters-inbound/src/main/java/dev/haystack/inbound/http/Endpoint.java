package dev.haystack.inbound.http;

/** Answers one kind of request, on the request's virtual thread; a {@link Refusal} is an answer. */
@FunctionalInterface
interface Endpoint {

  Answer answer(Call call) throws InterruptedException;
}
