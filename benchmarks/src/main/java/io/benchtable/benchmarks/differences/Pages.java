package io.benchtable.benchmarks.differences;

import io.benchtable.standalone.client.Tables;
import java.io.IOException;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All pages and segments of a query or scan as one answer, with their number; which items a page of
 * a scan has is each server's own business.
 */
final class Pages {

  private static final Set<String> PAGED = Set.of("Query", "Scan");
  private static final int MOST_SEGMENTS = 8;
  private static final int MOST_PAGES = 500;

  private final Server server;
  private final String operation;
  private final ObjectNode request;
  private final ArrayNode items = Tables.JSON.createArrayNode();
  private int count;
  private int scanned;
  private int pages;

  Pages(Server server, String operation, String body) {
    this.server = server;
    this.operation = operation;
    this.request = (ObjectNode) Tables.JSON.readTree(body);
  }

  static boolean isPaged(String operation, Answer first) {
    return PAGED.contains(operation) && first.isSuccess() && first.body().isObject();
  }

  Answer all(Answer first) throws IOException, InterruptedException {
    int segments = request.path("TotalSegments").asInt(1);
    if (segments == 1 && !first.body().has("LastEvaluatedKey")) {
      return first;
    }
    if (segments > MOST_SEGMENTS) {
      return new Answer(200, Tables.JSON.createObjectNode());
    }
    for (int segment = 0; segment < segments; segment++) {
      if (segments > 1) {
        request.put("Segment", segment);
      }
      Answer failed = follow();
      if (!failed.isSuccess()) {
        return failed;
      }
    }
    ObjectNode whole = Tables.JSON.createObjectNode().put("Count", count);
    whole.put("ScannedCount", scanned).set("Items", items);
    if (segments == 1) {
      whole.put("Pages", pages);
    }
    return new Answer(200, whole);
  }

  private Answer follow() throws IOException, InterruptedException {
    request.remove("ExclusiveStartKey");
    Answer page;
    do {
      page = server.send(operation, request.toString());
      if (!page.isSuccess()) {
        return page;
      }
      add(page.body());
      request.set("ExclusiveStartKey", page.body().path("LastEvaluatedKey"));
    } while (page.body().has("LastEvaluatedKey") && pages < MOST_PAGES);
    return page;
  }

  private void add(JsonNode page) {
    page.path("Items").forEach(items::add);
    count += page.path("Count").asInt(0);
    scanned += page.path("ScannedCount").asInt(0);
    pages++;
  }
}
