package io.benchtable.tables.expression.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.expression.Update;
import io.benchtable.tables.expression.legacy.AttributeUpdate.Action;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.item.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AttributeUpdatesTests {

  private static final Item ITEM =
      ItemJson.parse(
          """
          {"n": {"N": "5"}, "s": {"S": "x"}, "l": {"L": [{"N": "1"}]}, "ss": {"SS": ["a", "b"]}}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PUT | n | {\"S\": \"y\"} | {\"n\": {\"S\": \"y\"}}",
        "PUT | a.b | {\"S\": \"y\"} | {\"a.b\": {\"S\": \"y\"}}",
        "ADD | n | {\"N\": \"-7\"} | {\"n\": {\"N\": \"-2\"}}",
        "ADD | nix | {\"N\": \"1\"} | {\"nix\": {\"N\": \"1\"}}",
        "ADD | ss | {\"SS\": [\"c\"]} | {\"ss\": {\"SS\": [\"a\", \"b\", \"c\"]}}",
        "ADD | l | {\"L\": [{\"N\": \"1\"}]} | {\"l\": {\"L\": [{\"N\": \"1\"}, {\"N\": \"1\"}]}}",
        "ADD | nix | {\"L\": []} | {\"nix\": {\"L\": []}}",
        "DELETE | ss | {\"SS\": [\"a\"]} | {\"ss\": {\"SS\": [\"b\"]}}",
        "DELETE | ss | {\"SS\": [\"a\", \"b\"]} | {}",
        "DELETE | nix | {\"SS\": [\"a\"]} | {}"
      })
  void changesOneAttribute(Action action, String name, String value, String changed) {
    Update update = update(Map.of(name, new AttributeUpdate(action, value(value))));
    assertThat(update.touched(update.apply(ITEM))).isEqualTo(ItemJson.parse(changed));
  }

  @Test
  void takesAttributesAway() {
    Update update =
        update(
            Map.of(
                "n", new AttributeUpdate(Action.DELETE, null),
                "nix", new AttributeUpdate(Action.DELETE, null)));
    assertThat(update.apply(ITEM)).isEqualTo(ITEM.only(List.of("s", "l", "ss")));
    assertThat(update.gives()).isFalse();
  }

  @Test
  void changesNothing() {
    assertThat(new AttributeUpdates(Map.of()).update()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ADD | s | {\"N\": \"1\"}",
        "ADD | s | {\"L\": []}",
        "ADD | ss | {\"NS\": [\"1\"]}",
        "DELETE | n | {\"NS\": [\"1\"]}"
      })
  void refusesAnItemOfOtherTypes(Action action, String name, String value) {
    Update update = update(Map.of(name, new AttributeUpdate(action, value(value))));
    assertThatThrownBy(() -> update.apply(ITEM))
        .isInstanceOf(ValidationError.class)
        .hasMessage("Type mismatch for attribute to update");
  }

  @ParameterizedTest
  @EnumSource(
      value = Action.class,
      names = {"PUT", "ADD"})
  void refusesToGiveNothing(Action action) {
    assertThatThrownBy(() -> new AttributeUpdate(action, null))
        .isInstanceOf(ValidationError.class)
        .hasMessageEndingWith("Only DELETE action is allowed when no attribute value is specified");
  }

  @ParameterizedTest
  @CsvSource({
    "ADD, ADD action is not supported for the type S",
    "DELETE, DELETE action with value is not supported for the type S"
  })
  void refusesTypesThatAnActionDoesNotKnow(Action action, String problem) {
    assertThatThrownBy(() -> new AttributeUpdate(action, new StringValue("x")))
        .isInstanceOf(ValidationError.class)
        .hasMessage("One or more parameter values were invalid: " + problem);
  }

  @Test
  void standsManyUpdates() {
    Map<String, AttributeUpdate> each = new LinkedHashMap<>();
    for (int i = 0; i < 100_000; i++) {
      each.put("x" + i, new AttributeUpdate(Action.DELETE, null));
    }
    assertThat(update(each).apply(ITEM)).isEqualTo(ITEM);
  }

  @Test
  void wantsEachAttributeOnce() {
    assertThat(new AttributesToGet(List.of("n", "s.x")).projection().of(ITEM))
        .isEqualTo(ITEM.only(List.of("n")));
    assertThatThrownBy(() -> new AttributesToGet(List.of("n", "s", "n")))
        .hasMessage(
            "One or more parameter values were invalid: Duplicate value in attribute name: n");
  }

  private static Update update(Map<String, AttributeUpdate> each) {
    return new AttributeUpdates(each).update().orElseThrow();
  }

  private static AttributeValue value(String json) {
    return Objects.requireNonNull(ItemJson.parse("{\"v\":" + json + "}").get("v"));
  }
}
