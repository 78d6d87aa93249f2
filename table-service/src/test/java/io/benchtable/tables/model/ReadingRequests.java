package io.benchtable.tables.model;

import io.benchtable.tables.model.Requests.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Queries and scans as requests, without the place where a page begins. */
record ReadingRequests(Requests requests) {

  private Map<String, Object> reading(Call.Reading reading, Placeholders names) {
    Map<String, Object> body = requests.body(reading.table());
    reading.index().ifPresent(index -> body.put("IndexName", index.name()));
    Requests.addProjection(body, reading.projection(), reading.legacy(), names);
    if (!reading.select().isEmpty()) {
      body.put("Select", reading.select());
    }
    if (reading.limit() > 0) {
      body.put("Limit", reading.limit());
    }
    return body;
  }

  Request query(Call.Query query) {
    Placeholders names = new Placeholders();
    Map<String, Object> body = reading(query.reading(), names);
    body.put("ScanIndexForward", query.forward());
    if (query.reading().legacy()) {
      body.put("KeyConditions", LegacyRequests.keys(query));
      LegacyRequests.addCriteria(body, "QueryFilter", query.reading().filter());
    } else {
      body.put("KeyConditionExpression", keys(query, names));
      Requests.addCheck(body, "FilterExpression", query.reading().filter(), names);
    }
    names.addTo(body);
    return new Request("Query", body);
  }

  private static String keys(Call.Query query, Placeholders names) {
    List<String> tests = new ArrayList<>();
    query
        .equal()
        .forEach((name, value) -> tests.add(names.name(name) + " = " + names.value(value)));
    query.range().ifPresent(range -> tests.add(range(range, names)));
    return String.join(" AND ", tests);
  }

  private static String range(Call.Range test, Placeholders names) {
    String name = names.name(test.attribute());
    String low = names.value(test.low());
    Object high = test.high();
    return switch (test.operator()) {
      case "BETWEEN" -> name + " BETWEEN " + low + " AND " + names.value(high == null ? "" : high);
      case "begins_with" -> "begins_with(" + name + ", " + low + ")";
      default -> name + " " + test.operator() + " " + low;
    };
  }

  Request scan(Call.Scan scan, int segment) {
    Placeholders names = new Placeholders();
    Map<String, Object> body = reading(scan.reading(), names);
    if (scan.segments() > 1) {
      body.put("TotalSegments", scan.segments());
      body.put("Segment", segment);
    }
    if (scan.reading().legacy()) {
      LegacyRequests.addCriteria(body, "ScanFilter", scan.reading().filter());
    } else {
      Requests.addCheck(body, "FilterExpression", scan.reading().filter(), names);
    }
    names.addTo(body);
    return new Request("Scan", body);
  }
}
