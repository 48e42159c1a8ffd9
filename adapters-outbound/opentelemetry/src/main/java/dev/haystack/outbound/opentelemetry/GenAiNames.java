package dev.haystack.outbound.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/** The GenAI semantic conventions v0.1.0, in development: names and words of theirs that we use. */
final class GenAiNames {

  static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
  static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
  static final AttributeKey<String> AGENT = AttributeKey.stringKey("gen_ai.agent.name");
  static final AttributeKey<String> CONVERSATION = AttributeKey.stringKey("gen_ai.conversation.id");
  static final AttributeKey<String> REQUEST_MODEL = AttributeKey.stringKey("gen_ai.request.model");
  static final AttributeKey<String> RESPONSE_MODEL =
      AttributeKey.stringKey("gen_ai.response.model");
  static final AttributeKey<List<String>> FINISH_REASONS =
      AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");
  static final AttributeKey<Double> TIME_TO_FIRST_CHUNK =
      AttributeKey.doubleKey("gen_ai.response.time_to_first_chunk");
  static final AttributeKey<Long> INPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.input_tokens");
  static final AttributeKey<Long> OUTPUT_TOKENS =
      AttributeKey.longKey("gen_ai.usage.output_tokens");
  static final AttributeKey<Long> CACHED_INPUT_TOKENS =
      AttributeKey.longKey("gen_ai.usage.cache_read.input_tokens");
  static final AttributeKey<String> TOOL = AttributeKey.stringKey("gen_ai.tool.name");
  static final AttributeKey<String> TOKEN_TYPE = AttributeKey.stringKey("gen_ai.token.type");

  static final String INVOKE_AGENT = "invoke_agent";
  static final String CHAT = "chat";
  static final String EXECUTE_TOOL = "execute_tool";
  static final String INPUT = "input";
  static final String OUTPUT = "output";

  private GenAiNames() {}

  /** The conventions' word for a provider whose word in settings is another. */
  static String provider(String vendor) {
    return switch (vendor) {
      case "azure" -> "azure.ai.openai";
      case "gemini" -> "gcp.gemini";
      case "mistral" -> "mistral_ai";
      default -> vendor;
    };
  }

  /** The conventions' word for why an inference ended. */
  static String finishReason(String reason) {
    return reason.equals("tool_calls") ? "tool_call" : reason;
  }
}
