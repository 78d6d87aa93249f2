package io.benchtable.workflows.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpressionsTests {

  @Test
  void writesUpdatesWithPlaceholders() {
    var expressions = new Expressions();
    var update =
        ItemUpdate.update()
            .set("status", "RUNNING")
            .append("transitions", Map.of("status", "RUNNING"))
            .remove("open", "reason")
            .when(new Condition.OneOf("status", List.of("READY", "WAITING")));
    assertThat(expressions.update(update))
        .isEqualTo(
            "SET #n0 = :v0, #n1 = list_append(if_not_exists(#n1, :v1), :v2) REMOVE #n2, #n3");
    assertThat(expressions.all(update.conditions())).isEqualTo("#n0 IN (:v3, :v4)");
    assertThat(expressions.names())
        .containsOnly(
            Map.entry("#n0", "status"),
            Map.entry("#n1", "transitions"),
            Map.entry("#n2", "open"),
            Map.entry("#n3", "reason"));
  }

  @Test
  void writesEveryCondition() {
    List<Condition> conditions =
        List.of(
            new Condition.Exists("a"),
            new Condition.NotExists("b"),
            new Condition.Is("c", 1),
            new Condition.IsNot("d", "x"),
            new Condition.MissingOrAtMost("e", "y"));
    assertThat(new Expressions().all(conditions))
        .isEqualTo(
            "attribute_exists(#n0) AND attribute_not_exists(#n1) AND #n2 = :v0"
                + " AND (attribute_not_exists(#n3) OR #n3 <> :v1)"
                + " AND (attribute_not_exists(#n4) OR #n4 <= :v2)");
  }

  @Test
  void readsBackWhatItWrites() {
    var item = new LinkedHashMap<String, @Nullable Object>();
    item.put("text", "a");
    item.put("number", new BigDecimal("1.5"));
    item.put("nothing", null);
    item.put("list", List.of("a", true, new BigDecimal("2")));
    item.put("map", Map.of("inner", List.of()));
    assertThat(Attributes.plain(Attributes.item(item))).isEqualTo(item);
  }
}
