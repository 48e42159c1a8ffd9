package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;

/** Makes a tool's result out of one or more calls. */
@FunctionalInterface
interface AnswerShape {

  /** The result; throws {@link UpstreamException} where there is none. */
  Json compose(ToolRun run);
}
