/**
 * What a web app takes of this house, the client library, against the house itself: {@code
 * ClientStage} is the services that its tests in JavaScript talk to, {@code NodeProject} runs them,
 * {@code ClientScenariosTest} says which scenario they show.
 */
@NullMarked
package dev.haystack.webclient;

import org.jspecify.annotations.NullMarked;
