package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.item.InMemoryItems;
import io.benchtable.workflows.item.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTests {

  private final InMemoryItems items = new InMemoryItems();
  private final CheckController controller =
      new CheckController(new Estimates(items), new PricingPreview(items));

  @BeforeEach
  void tables() {
    items.ensure(BenchmarkTables.BENCHMARKS);
    items.ensure(BenchmarkTables.RUNS);
    items.ensure(new TableDefinition("price-books", "name", Optional.of("version"), List.of()));
    items.ensure(new TableDefinition("prices", "book@version", Optional.of("sku"), List.of()));
    for (var version : List.of("2026-01", "2026-11")) {
      put("price-books", book("cloud", version));
      price("cloud@" + version, "small", "m1.small", "eu");
    }
    price("cloud@2026-11", "large", "m1.large", "us");
  }

  @Test
  void givesTheSpecAsItWasRead() {
    var more = "smallestDifference: 0.020\nparameters: {mode: [on, off]}";
    var pricing = "book: cloud, instanceType: m1.small";
    var answer = check(more, pricing);
    assertThat(answer).containsEntry("valid", true);
    assertThat(answer.get("spec")).isEqualTo(BenchmarkYaml.read(text(more, pricing)).tree());
  }

  @Test
  void refusesABookAVersionARegionAndAnInstanceTypeThatThereAreNot() {
    assertThat(problem("book: clout"))
        .containsEntry("path", "spec.pricing.book")
        .containsEntry("value", "clout");
    assertThat(problem("book: cloud, version: '2025'"))
        .containsEntry("path", "spec.pricing.version")
        .containsEntry("expected", "a version of price book cloud: 2026-01, 2026-11");
    assertThat(problem("book: cloud, region: mars, instanceType: m1.small"))
        .containsEntry("path", "spec.pricing.region")
        .containsEntry("expected", "a region of price book cloud@2026-11: eu, us");
    assertThat(problem("book: cloud, region: eu, instanceType: m1.large"))
        .containsEntry("path", "spec.pricing.instanceType")
        .containsEntry("expected", "an instance type of price book cloud@2026-11: m1.small");
    assertThat(problem("book: cloud"))
        .containsEntry("path", "spec.pricing.instanceType")
        .containsEntry("value", null)
        .containsEntry(
            "expected", "an instance type of price book cloud@2026-11: m1.large, m1.small");
  }

  @Test
  void refusesAMachineThatHasAnotherPriceElsewhere() {
    price("cloud@2026-11", "small-us", "m1.small", "us");
    assertThat(problem("book: cloud, instanceType: m1.small"))
        .containsEntry("path", "spec.pricing.region")
        .containsEntry("expected", "a region, since m1.small is priced in eu, us");
    assertThat(check("", "book: cloud, region: us, instanceType: m1.small"))
        .containsEntry("valid", true);
  }

  @ParameterizedTest
  @MethodSource("io.benchtable.workflows.run.UnreadableBooks#all")
  void refusesABookThatCannotBeReadAsTheCostAnalyzerDoes(Map<?, ?> change) {
    put("price-books", UnreadableBooks.changed("head", change));
    if (!change.containsKey("price") || change.get("price") != null) {
      put("prices", UnreadableBooks.changed("price", change));
    }
    assertThat(problem("book: mine, instanceType: m1.large"))
        .containsEntry("path", "spec.pricing.book")
        .containsEntry("value", "mine")
        .containsEntry(
            "expected", "a readable price book; mine@1 is not: " + change.get("problem"));
  }

  @Test
  void fillsInTheParametersOfEachConfiguration() {
    var answer =
        check("parameters: {type: [m1.small, m1.huge]}", "book: cloud, instanceType: '${type}'");
    assertThat(answer).containsEntry("valid", false);
    assertThat(answer.toString()).contains("value=m1.huge").doesNotContain("value=m1.small");
  }

  @Test
  void pricingThatIsInTheBooksIsKnown() {
    assertThat(check("", "book: cloud, instanceType: m1.small"))
        .containsEntry("valid", true)
        .containsEntry("unknown", List.of());
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> problem(String pricing) {
    var answer = check("", pricing);
    assertThat(answer).containsEntry("valid", false).doesNotContainKey("spec");
    var errors = (List<Map<String, Object>>) Objects.requireNonNull(answer.get("errors"));
    return errors.getFirst();
  }

  private Map<String, @Nullable Object> check(String more, String pricing) {
    return controller.check(text(more, pricing).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String more, String pricing) {
    return "name: n\npipeline: [{name: s, command: [c]}]\npricing: {%s}\n%s\n"
        .formatted(pricing, more);
  }

  private static Map<String, Object> book(String name, String version) {
    var head = UnreadableBooks.part("head");
    head.put("name", name);
    head.put("version", version);
    return head;
  }

  private void price(String book, String sku, String type, String region) {
    var price = UnreadableBooks.part("price");
    price.put("book@version", book);
    price.put("sku", sku);
    price.put("instanceType", type);
    price.put("region", region);
    put("prices", price);
  }

  private void put(String table, Map<String, Object> item) {
    items.put(table, new LinkedHashMap<String, @Nullable Object>(item));
  }
}
