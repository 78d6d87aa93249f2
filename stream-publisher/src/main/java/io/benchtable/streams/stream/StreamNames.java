package io.benchtable.streams.stream;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** The members that several requests have, and the rules for them. */
final class StreamNames {

  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final int SHORTEST_ARN = 37;
  private static final int LONGEST_ARN = 1024;
  private static final int SHORTEST_SHARD = 28;
  private static final int LONGEST_SHARD = 65;

  private StreamNames() {}

  static void checkArn(Violations violations, String member, Optional<String> arn) {
    violations.length(member, arn, SHORTEST_ARN, LONGEST_ARN);
  }

  static void checkShard(Violations violations, String member, Optional<String> shard) {
    violations.length(member, shard, SHORTEST_SHARD, LONGEST_SHARD);
  }

  /** The stream of that name; one that names another region or account is not here. */
  static StreamView stream(StreamRegistry registry, String text) {
    StreamArn arn = arn(text);
    if (!arn.toString().equals(text)) {
      throw StreamRefused.streamMissing(text);
    }
    return registry.require(arn);
  }

  static StreamArn arn(String text) {
    return StreamArn.parse(text)
        .orElseThrow(() -> StreamRefused.invalid("Invalid StreamArn: " + text));
  }
}
