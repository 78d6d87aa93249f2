package io.benchtable.tables.model;

import io.benchtable.tables.model.Endpoint.Response;
import io.benchtable.tables.model.Requests.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All pages of a query, or of the segments of a scan. */
final class Pages {

  private static final int MOST = 2000;

  private final Call.Reading reading;
  private final List<String> sort;
  private final boolean forward;
  private final boolean ordered;
  private final List<Map<String, Object>> items = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private int count;
  private int scanned;

  /**
   * @param ordered whether the model has the items in the same order
   */
  Pages(Call.Reading reading, List<String> sort, boolean forward, boolean ordered) {
    this.reading = reading;
    this.sort = sort;
    this.forward = forward;
    this.ordered = ordered;
  }

  /** To the end; the response that failed, if one has. */
  @Nullable Response read(Request request, Function<Request, Response> send) {
    Map<String, Object> body = new TreeMap<>(request.body());
    for (int i = 0; i < MOST; i++) {
      Response response = send.apply(new Request(request.operation(), body));
      if (response.status() != 200) {
        return response;
      }
      add(response.body());
      Object last = response.body().get("LastEvaluatedKey");
      if (last == null) {
        return null;
      }
      body.put("ExclusiveStartKey", last);
    }
    faults.add("there is no end of pages");
    return null;
  }

  private void add(Map<?, ?> page) {
    int pageScanned = ((Number) Objects.requireNonNull(page.get("ScannedCount"))).intValue();
    count += ((Number) Objects.requireNonNull(page.get("Count"))).intValue();
    scanned += pageScanned;
    boolean more = page.containsKey("LastEvaluatedKey");
    if (reading.limit() > 0
        && (pageScanned > reading.limit() || more && pageScanned < reading.limit())) {
      faults.add("a page has read " + pageScanned);
    }
    if (page.get("Items") instanceof List<?> list) {
      list.forEach(item -> items.add(PlainJson.plainItem(Objects.requireNonNull(item))));
    } else if (!reading.select().equals("COUNT")) {
      faults.add("a page has no items");
    }
  }

  Answer answer() {
    Map<String, Object> content = new HashMap<>();
    content.put("Count", count);
    content.put("ScannedCount", scanned);
    if (!reading.select().equals("COUNT")) {
      if (reading.index().isPresent()) {
        checkOrder();
      }
      content.put("Items", ordered ? items : Answer.unordered(items));
    }
    if (!faults.isEmpty()) {
      content.put("Faults", faults);
    }
    return Answer.of(content);
  }

  private void checkOrder() {
    if (!items.stream().allMatch(item -> item.keySet().containsAll(sort))) {
      faults.add("an item has not all of " + sort);
      return;
    }
    for (int i = 1; i < items.size(); i++) {
      int order = Readings.order(sort).compare(items.get(i - 1), items.get(i));
      if (forward ? order > 0 : order < 0) {
        faults.add("out of order: " + items.get(i - 1) + ", " + items.get(i));
      }
    }
  }
}
