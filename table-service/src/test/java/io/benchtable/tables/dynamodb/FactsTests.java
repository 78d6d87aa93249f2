package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FactsTests {

  @Test
  void tellEachAttributeOfThePartitionKeysOnce() {
    Map<String, Supplier<List<String>>> facts =
        Facts.of(RequestBody.parse("{}"), Optional.empty())
            .partitions(
                () ->
                    List.of(
                        List.of(new StringValue("spring"), NumberValue.of(1)),
                        List.of(new StringValue("spring"), NumberValue.of(2))))
            .all();
    assertThat(values(facts, "leadingkeys")).containsExactly("spring");
    assertThat(values(facts, "firstpartitionkeyvalues")).containsExactly("spring");
    assertThat(values(facts, "secondpartitionkeyvalues")).containsExactly("1", "2");
    assertThat(values(facts, "thirdpartitionkeyvalues")).isEmpty();
    assertThat(values(facts, "fourthpartitionkeyvalues")).isEmpty();
  }

  private static List<String> values(Map<String, Supplier<List<String>>> facts, String key) {
    return Objects.requireNonNull(facts.get("dynamodb:" + key)).get();
  }
}
