package io.benchtable.dashboard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Contracts;
import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Mark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationsTests {

  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<String> VALUES = List.of("1", "fast,safe", "slow,safe", "-O2,-g");

  @Test
  void configurationKeepsItsMarkWhateverTheOrderOfItsParameters() {
    Configurations configurations =
        Configurations.of(Contracts.item("01-benchmark-item").child("spec"));
    assertThat(configurations.place("k=11,threads=1")).isZero();
    assertThat(configurations.mark("threads=2,k=11"))
        .isEqualTo(configurations.mark("k=11,threads=2"));
    assertThat(configurations.place("k=31,threads=1")).isEqualTo(3);
    assertThat(configurations.place("k=21,threads=2")).isGreaterThanOrEqualTo(4);
  }

  @Test
  void configurationWithoutParametersIsTheDefault() {
    assertThat(Configurations.of(Item.EMPTY).mark("default")).isEqualTo(new Mark(1, "circle"));
  }

  @Test
  void eachOfThirtyTwoConfigurationsHasAMarkOfItsOwn() {
    List<Object> values = new ArrayList<>();
    for (int value = 0; value < 32; value++) {
      values.add(BigDecimal.valueOf(value));
    }
    Configurations configurations =
        Configurations.of(new Item(Map.of("parameters", Map.of("n", values))));
    assertThat(values.stream().map(value -> configurations.mark("n=" + value)).distinct())
        .hasSize(32);
  }

  @Test
  void placesAreThoseOfTheMatrixWrittenOut() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      Item spec = spec(random);
      SequencedSet<String> matrix = written(spec);
      Configurations configurations = Configurations.of(spec);
      int place = 0;
      for (String id : matrix) {
        assertThat(configurations.place(id)).as("%s in %s", id, spec).isEqualTo(place++);
      }
      assertThat(configurations.place("a=9")).isBetween(matrix.size(), matrix.size() + 7);
    }
  }

  @Test
  void matrixThatIsTooLargeHasNoPlacesButThoseThatItIncludes() {
    List<String> many = new ArrayList<>();
    for (int value = 0; value < 101; value++) {
      many.add(String.valueOf(value));
    }
    Configurations configurations =
        Configurations.of(
            new Item(
                Map.of(
                    "parameters",
                    Map.of("a", many, "b", many, "c", many),
                    "include",
                    List.of(Map.of("d", "1")))));
    assertThat(configurations.place("d=1")).isZero();
    assertThat(configurations.place("a=0,b=0,c=0")).isBetween(1, 8);
  }

  private static Item spec(Random random) {
    Map<String, Object> parameters = new TreeMap<>();
    for (String name : NAMES.subList(0, random.nextInt(4))) {
      List<String> values = new ArrayList<>();
      for (int value = random.nextInt(-1, 4); value >= 0; value--) {
        values.add(VALUES.get(random.nextInt(4)));
      }
      parameters.put(name, values);
    }
    return new Item(
        Map.of("parameters", parameters, "exclude", some(random, 3), "include", some(random, 3)));
  }

  private static List<Object> some(Random random, int most) {
    List<Object> some = new ArrayList<>();
    for (int number = random.nextInt(most); number > 0; number--) {
      Map<String, Object> one = new TreeMap<>();
      for (int named = random.nextInt(4); named > 0; named--) {
        one.put(NAMES.get(random.nextInt(3)), VALUES.get(random.nextInt(4)));
      }
      some.add(one);
    }
    return some;
  }

  /** The matrix as its documentation has it: the product, less what is excluded, plus the rest. */
  private static SequencedSet<String> written(Item spec) {
    List<Map<String, String>> product = List.of(Map.of());
    Item parameters = spec.child("parameters");
    for (String name : parameters.names()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> one : product) {
        for (String value : parameters.texts(name)) {
          Map<String, String> more = new TreeMap<>(one);
          more.put(name, value);
          longer.add(more);
        }
      }
      product = longer;
    }
    SequencedSet<String> matrix = new LinkedHashSet<>();
    for (Map<String, String> one : product) {
      if (spec.children("exclude").stream()
          .noneMatch(out -> !out.isEmpty() && one.entrySet().containsAll(texts(out).entrySet()))) {
        matrix.add(id(one));
      }
    }
    spec.children("include").forEach(one -> matrix.add(id(texts(one))));
    return matrix;
  }

  private static Map<String, String> texts(Item one) {
    return one.names().stream().collect(Collectors.toMap(name -> name, name -> one.text(name, "")));
  }

  private static String id(Map<String, String> one) {
    return one.isEmpty()
        ? "default"
        : one.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .sorted()
            .collect(Collectors.joining(","));
  }
}
