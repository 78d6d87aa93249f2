package io.benchtable.tables.expression;

import static io.benchtable.tables.expression.ExpressionFixture.ITEM;
import static io.benchtable.tables.expression.ExpressionFixture.SCHEMA;
import static io.benchtable.tables.expression.ExpressionFixture.expressions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.PlainItemJson;
import io.benchtable.tables.item.ValidationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SET s = :h|{\"s\":\"he\"}",
        "set #status = :s|{\"status\":\"hello\"}",
        "SET #dotted = :one|{\"with.dot\":1}",
        "SET n = n + :two|{\"n\":7}",
        "SET n = :two - n|{\"n\":-3}",
        "SET n = (n + :two)|{\"n\":7}",
        "SET n = (n) + (:two)|{\"n\":7}",
        "SET x = n, n = :one|{\"x\":5,\"n\":1}",
        "SET s = n, n = s|{\"s\":5,\"n\":\"hello\"}",
        "SET x = if_not_exists(absent, :one)|{\"x\":1}",
        "SET n = if_not_exists(n, :one)|{\"n\":5}",
        "SET x = if_not_exists(x, :one) + :two|{\"x\":3}",
        "SET x = if_not_exists(x, if_not_exists(y, n))|{\"x\":5}",
        "SET l = list_append(l, :list)|{\"l\":[\"x\",2,{\"k\":\"v\"},\"y\"]}",
        "SET l = list_append(:list, l)|{\"l\":[\"y\",\"x\",2,{\"k\":\"v\"}]}",
        "SET x = list_append(if_not_exists(x, :list), :list)|{\"x\":[\"y\",\"y\"]}",
        "SET m.a = :two, m.z = m.a|{\"m\":{\"a\":2,\"b\":{\"c\":\"deep\"},\"z\":1}}",
        "SET l[0] = :a, l[2].k = :s|{\"l\":[\"a\",2,{\"k\":\"hello\"}]}",
        "SET l[9] = :two, l[7] = :one|{\"l\":[\"x\",2,{\"k\":\"v\"},1,2]}",
        "REMOVE l[0], l[1]|{\"l\":[{\"k\":\"v\"}]}",
        "REMOVE l[1], l[0], l[9]|{\"l\":[{\"k\":\"v\"}]}",
        "REMOVE l[0] SET l[1] = :s|{\"l\":[\"hello\",{\"k\":\"v\"}]}",
        "REMOVE l[0] SET l[5] = l[0]|{\"l\":[2,{\"k\":\"v\"},\"x\"]}",
        "REMOVE m.b.c, absent|{\"m\":{\"b\":{\"c\":null}}}",
        "ADD n :two|{\"n\":7}",
        "ADD x :two|{\"x\":2}",
        "ADD ss :ssc|{\"ss\":[\"a\",\"b\",\"c\"]}",
        "ADD ns :ns|{\"ns\":[1,2,3]}",
        "ADD m.a :one|{\"m\":{\"a\":2,\"b\":{\"c\":\"deep\"}}}",
        "DELETE ss :ssb|{\"ss\":[\"a\"]}",
        "DELETE ss :ssc|{}",
        "DELETE absent :ssb|{}",
        "DELETE ns :ns ADD n :one SET s = :a REMOVE t|{\"ns\":[1],\"n\":6,\"s\":\"a\",\"t\":null}"
      })
  void changesTheItem(String text, String changes) {
    Item expected =
        PlainItemJson.merge(
            PlainItemJson.parse(PlainItemJson.write(ITEM)), PlainItemJson.parse(changes));
    Item updated = expressions().update(text, SCHEMA).apply(ITEM);
    assertThat(PlainItemJson.parse(PlainItemJson.write(updated))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"DELETE ss :ss, ss", "DELETE bs :bs, bs", "REMOVE m, m"})
  void takesAwaySetsThatBecomeEmpty(String text, String attribute) {
    assertThat(expressions().update(text, SCHEMA).apply(ITEM)).isEqualTo(ITEM.without(attribute));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET absent.a = :s|The document path provided in the update expression is invalid for"
            + " update",
        "SET s.a = :s|The document path provided in the update expression is invalid for update",
        "SET m[0] = :s|The document path provided in the update expression is invalid for update",
        "SET l.a = :s|The document path provided in the update expression is invalid for update",
        "REMOVE absent.a|The document path provided in the update expression is invalid for"
            + " update",
        "SET x = absent|The provided expression refers to an attribute that does not exist in the"
            + " item",
        "SET x = absent + :one|The provided expression refers to an attribute that does not exist"
            + " in the item",
        "SET x = s + :one|An operand in the update expression has an incorrect data type",
        "SET x = list_append(s, :list)|An operand in the update expression has an incorrect data"
            + " type",
        "ADD s :one|An operand in the update expression has an incorrect data type",
        "ADD ss :ns|An operand in the update expression has an incorrect data type",
        "DELETE s :ss|An operand in the update expression has an incorrect data type",
        "SET x = :max + :max|Number overflow. Attempting to store a number with magnitude larger"
            + " than supported range",
        "SET x = n + :tiny|Attempting to store more than 38 significant digits in a Number"
      })
  void refusesWhatDoesNotFitTheItem(String text, String message) {
    Update update = expressions().update(text, SCHEMA);
    assertThatThrownBy(() -> update.apply(ITEM))
        .isInstanceOf(ValidationError.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SET s = :h, x = :one|{\"s\":\"hello\"}|{\"s\":\"he\",\"x\":1}",
        "REMOVE m.b|{\"m\":{\"b\":{\"c\":\"deep\"}}}|{}",
        "SET m.a = :two, m.new = :one|{\"m\":{\"a\":1}}|{\"m\":{\"a\":2,\"new\":1}}",
        "SET l[1] = :one|{\"l\":[2]}|{\"l\":[1]}",
        "ADD n :one DELETE ss :ss|{\"n\":5,\"ss\":[\"a\",\"b\"]}|{\"n\":6}"
      })
  void tellsWhatItTouched(String text, String before, String after) {
    Update update = expressions().update(text.replace("new", "fresh"), SCHEMA);
    assertThat(PlainItemJson.write(update.touched(ITEM))).isEqualTo(before);
    assertThat(PlainItemJson.write(update.touched(update.apply(ITEM))))
        .isEqualTo(after.replace("new", "fresh"));
  }

  @Test
  void makesAnItemOfItsKey() {
    Item key = ItemJson.parse("{\"pk\":{\"S\":\"q\"},\"sk\":{\"N\":\"2\"}}");
    assertThat(PlainItemJson.write(expressions().update("ADD n :one", SCHEMA).apply(key)))
        .isEqualTo("{\"n\":1,\"pk\":\"q\",\"sk\":2}");
  }
}
