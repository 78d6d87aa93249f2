package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.Commands;
import io.benchtable.workflows.benchmark.Problem;
import io.benchtable.workflows.item.ItemQuery;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.ItemsRefusedException;
import io.benchtable.workflows.item.ItemsUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the price books in the tables say of a spec's pricing, before it is put: whether there is
 * the book, its version, the region and the instance type, and whether the book can be read. The
 * cost analyzer has the last word.
 */
final class PricingPreview {

  private static final String PRICING = "spec.pricing.";

  private final Items items;

  PricingPreview(Items items) {
    this.items = items;
  }

  /** What is wrong with the pricing; empty if the books cannot be read now. */
  Optional<List<Problem>> problems(BenchmarkSpec spec) {
    try {
      return Optional.of(check(spec));
    } catch (ItemsUnavailableException | ItemsRefusedException e) {
      return Optional.empty();
    }
  }

  private List<Problem> check(BenchmarkSpec spec) {
    var book = spec.pricing().book();
    var heads = all("price-books", "name", book);
    var versions = values(heads, "version");
    if (versions.isEmpty()) {
      return List.of(new Problem(PRICING + "book", book, "a price book of the table price-books"));
    }
    var version = spec.pricing().version().orElse(versions.getLast());
    if (!versions.contains(version)) {
      return List.of(
          new Problem(
              PRICING + "version",
              version,
              "a version of price book %s: %s".formatted(book, String.join(", ", versions))));
    }
    var id = book + "@" + version;
    var prices = all("prices", "book@version", id);
    var unreadable = unreadable(heads, version, prices);
    if (unreadable.isPresent()) {
      return List.of(
          new Problem(
              PRICING + "book",
              book,
              "a readable price book; %s is not: %s".formatted(id, unreadable.get())));
    }
    return spec.configurations().stream()
        .map(configuration -> Commands.pricing(spec, configuration))
        .distinct()
        .flatMap(pricing -> problem(id, prices, pricing).stream())
        .distinct()
        .toList();
  }

  private static Optional<String> unreadable(
      List<Map<String, @Nullable Object>> heads,
      String version,
      List<Map<String, @Nullable Object>> prices) {
    for (Map<String, @Nullable Object> head : heads) {
      if (version.equals(head.get("version"))) {
        return PriceBookForm.problem(head, prices);
      }
    }
    return Optional.empty();
  }

  private static Optional<Problem> problem(
      String id, List<Map<String, @Nullable Object>> prices, BenchmarkSpec.Pricing pricing) {
    var region = pricing.region();
    var regions = values(prices, "region");
    if (region.isPresent() && !regions.contains(region.get())) {
      return Optional.of(
          new Problem(
              PRICING + "region",
              region.get(),
              "a region of price book %s: %s".formatted(id, String.join(", ", regions))));
    }
    var offered =
        prices.stream()
            .filter(price -> region.isEmpty() || region.get().equals(price.get("region")))
            .toList();
    var types = values(offered, "instanceType");
    if (pricing.instanceType().isEmpty()) {
      return offered.isEmpty() || offered.stream().anyMatch(PricingPreview::isOfAnyMachine)
          ? Optional.empty()
          : Optional.of(new Problem(PRICING + "instanceType", null, expected(id, types)));
    }
    var type = pricing.instanceType().get();
    if (!types.contains(type)) {
      return Optional.of(new Problem(PRICING + "instanceType", type, expected(id, types)));
    }
    var priced = offered.stream().filter(price -> type.equals(price.get("instanceType"))).toList();
    return priced.size() == 1
        ? Optional.empty()
        : Optional.of(
            new Problem(
                PRICING + "region",
                null,
                "a region, since %s is priced in %s"
                    .formatted(type, String.join(", ", values(priced, "region")))));
  }

  /** A price of a vCPU or of memory, not of a whole machine. */
  private static boolean isOfAnyMachine(Map<String, @Nullable Object> price) {
    return price.get("instanceType") == null;
  }

  private static String expected(String id, List<String> types) {
    return types.isEmpty()
        ? "nothing: price book %s prices vCPU and memory, not instance types".formatted(id)
        : "an instance type of price book %s: %s".formatted(id, String.join(", ", types));
  }

  /** The values of an attribute in alphabetical order. */
  private static List<String> values(List<Map<String, @Nullable Object>> items, String name) {
    return items.stream()
        .flatMap(item -> Stream.ofNullable(item.get(name)))
        .map(Object::toString)
        .distinct()
        .sorted()
        .toList();
  }

  private List<Map<String, @Nullable Object>> all(String table, String key, String value) {
    var found = new ArrayList<Map<String, @Nullable Object>>();
    var query = ItemQuery.of(table, key, value);
    while (true) {
      var page = items.query(query);
      found.addAll(page.items());
      if (page.next().isEmpty()) {
        return found;
      }
      query = query.after(page.next());
    }
  }
}
