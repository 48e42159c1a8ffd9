/**
 * What pages take of this house, against the house itself: its own client library ({@code
 * ClientStage} is the services that its tests in JavaScript talk to, {@code ClientScenariosTest}
 * says which scenario they show), and the clients of other front ends ({@code FrontendStage},
 * {@code FrontendScenariosTest}). {@code NodeTests} runs both, {@code StageControl} lets them move
 * what is behind the services.
 */
@NullMarked
package dev.haystack.webclient;

import org.jspecify.annotations.NullMarked;
