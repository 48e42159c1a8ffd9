package dev.haystack.outbound.demo.practice;

import dev.haystack.domain.tool.ToolResult;

/** One tool of the made-up practice: a function of its data and of what was asked. */
@FunctionalInterface
interface DemoTool {

  ToolResult answer(PracticeData practice, Asked asked);
}
