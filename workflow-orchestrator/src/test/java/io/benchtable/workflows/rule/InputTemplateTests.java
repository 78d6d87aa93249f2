package io.benchtable.workflows.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.event.ChangeEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputTemplateTests {

  private static final ChangeEvent EVENT =
      Events.insert(
          "samples",
          """
          {"sampleId":{"S":"s1"},"size":{"N":"12"},"tags":{"L":[{"S":"x"},{"N":"3"}]},\
          "where":{"M":{"row":{"N":"4"}}}}""");

  private final Map<String, String> paths =
      Map.of(
          "id", "$.dynamodb.NewImage.sampleId.S",
          "size", "$.dynamodb.NewImage.size",
          "tag", "$.dynamodb.NewImage.tags.L[1]",
          "where", "$.dynamodb.NewImage.where",
          "all", "$.dynamodb.NewImage",
          "none", "$.dynamodb.NewImage.none.S",
          "table", "$.table");

  @Test
  void keepsTheTypeOfAWholePlace() {
    assertThat(render(Map.of("a", "<size>", "b", "<tag>", "c", "<where>", "d", "<table>")))
        .isEqualTo(
            Map.of(
                "a",
                new BigDecimal("12"),
                "b",
                new BigDecimal("3"),
                "c",
                Map.of("row", new BigDecimal("4")),
                "d",
                "samples"));
  }

  @Test
  void takesTheWholeItem() {
    assertThat(render(Map.of("item", "<all>")).get("item"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("sampleId", "s1");
  }

  @Test
  void insertsIntoText() {
    assertThat(render(Map.of("t", "<id>: <size> at <where> \\<id> < 3")))
        .isEqualTo(Map.of("t", "s1: 12 at {\"row\":4} <id> < 3"));
  }

  @Test
  void leavesOutWhatTheEventDoesNotHave() {
    assertThat(render(Map.of("a", "<none>", "b", "x<none>y", "c", List.of("<none>", "<id>"))))
        .isEqualTo(Map.of("b", "xy", "c", List.of("s1")));
  }

  @Test
  void namesWhatIsUnknown() {
    var item =
        Map.<String, @Nullable Object>of("a", List.of("<id> <what>"), "b", Map.of("c", "<ever>"));

    assertThat(new InputTemplate(Map.of("id", path("$.x")), item).unknownNames())
        .containsExactly("ever", "what");
  }

  @Property
  void leavesTextWithoutPlacesAsItIs(@ForAll @AlphaChars @StringLength(max = 20) String text) {
    assertThat(render(Map.of("a", text))).isEqualTo(Map.of("a", text));
  }

  @Property
  void insertsAnyTextAsItIs(@ForAll @StringLength(max = 20) String text) {
    var event = Events.insert("t", RuleJson.write(Map.of("v", Map.of("S", text))));
    var template =
        new InputTemplate(
            Map.of("v", path("$.dynamodb.NewImage.v.S")), Map.of("whole", "<v>", "part", "[<v>]"));

    assertThat(template.render(event, RuleJson::text))
        .isEqualTo(Map.of("whole", text, "part", "[" + text + "]"));
  }

  private Map<String, @Nullable Object> render(Map<String, @Nullable Object> item) {
    var parsed = new java.util.HashMap<String, JsonPath>();
    paths.forEach((name, path) -> parsed.put(name, path(path)));
    return new InputTemplate(parsed, item).render(EVENT, RuleJson::text);
  }

  private static JsonPath path(String text) {
    return JsonPath.parse(text).orElseThrow();
  }
}
