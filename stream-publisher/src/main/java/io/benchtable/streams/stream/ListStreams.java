package io.benchtable.streams.stream;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Names the streams, of one table or of all. */
record ListStreams(StreamRegistry registry) implements StreamOperation {

  private static final int MOST = 100;

  @Override
  public JsonNode run(StreamRequest request) {
    Optional<String> table = request.text("TableName");
    Optional<String> after = request.text("ExclusiveStartStreamArn");
    OptionalLong limit = request.number("Limit");
    Violations violations = new Violations();
    violations.length("tableName", table, 3, 255);
    violations.pattern("tableName", table, "[a-zA-Z0-9_.-]+");
    StreamNames.checkArn(violations, "exclusiveStartStreamArn", after);
    violations.range("limit", limit, MOST);
    violations.refuse();
    Optional<StreamArn> start = after.map(StreamNames::arn);
    List<StreamArn> streams =
        registry.all().stream()
            .map(StreamView::arn)
            .distinct()
            .filter(arn -> table.isEmpty() || table.get().equals(arn.table()))
            .filter(arn -> start.isEmpty() || arn.compareTo(start.get()) > 0)
            .toList();
    return page(streams, (int) limit.orElse(MOST));
  }

  private static JsonNode page(List<StreamArn> streams, int limit) {
    ObjectNode answer = StreamNames.NODES.objectNode();
    ArrayNode listed = answer.putArray("Streams");
    for (StreamArn arn : streams.subList(0, Math.min(limit, streams.size()))) {
      listed
          .addObject()
          .put("StreamArn", arn.toString())
          .put("TableName", arn.table())
          .put("StreamLabel", arn.label());
    }
    if (streams.size() > limit) {
      answer.put("LastEvaluatedStreamArn", streams.get(limit - 1).toString());
    }
    return answer;
  }
}
