package io.benchtable.tables.expression;

import static io.benchtable.tables.expression.ExpressionFixture.ITEM;
import static io.benchtable.tables.expression.ExpressionFixture.expressions;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.item.AnyValues;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.PlainItemJson;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "s|{\"s\":\"hello\"}",
        "s,#n , absent|{\"n\":5,\"s\":\"hello\"}",
        "m.b.c|{\"m\":{\"b\":{\"c\":\"deep\"}}}",
        "m.a, m.b.c, m.z|{\"m\":{\"a\":1,\"b\":{\"c\":\"deep\"}}}",
        "l[2].k, l[0]|{\"l\":[\"x\",{\"k\":\"v\"}]}",
        "l[1], l[7]|{\"l\":[2]}",
        "l[7], m.z, s.a, absent.b, n[0]|{}",
        "m|{\"m\":{\"a\":1,\"b\":{\"c\":\"deep\"}}}"
      })
  void choosesPartsInsideWhatTheyLieIn(String text, String chosen) {
    assertThat(PlainItemJson.write(expressions().projection(text).of(ITEM))).isEqualTo(chosen);
  }

  @Provide
  Arbitrary<Item> items() {
    return AnyValues.items();
  }

  @Provide
  Arbitrary<Set<String>> names() {
    return Arbitraries.of("a", "b", "c", "d").set();
  }

  @Property
  void choosesWholeAttributesByName(
      @ForAll("items") Item item, @ForAll("names") Set<String> names) {
    Projection projection = new Projection(names.stream().map(Path::of).toList());
    assertThat(projection.of(item)).isEqualTo(item.only(names));
    assertThat(projection.attributes()).containsExactlyInAnyOrderElementsOf(List.copyOf(names));
  }
}
