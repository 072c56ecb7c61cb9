package stoa.testkit.llm;

import java.util.Map;

/**
 * A request as it came.
 *
 * @param headers by lower case name
 */
public record Received(String path, Map<String, String> headers, String body) {}
