package io.benchtable.tables.expression;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import java.util.Map;

/** A table's key, an item and placeholders that the tests share. */
final class ExpressionFixture {

  static final KeySchema SCHEMA =
      new KeySchema(new KeyAttribute("pk", ScalarType.S), new KeyAttribute("sk", ScalarType.N));

  static final Item ITEM =
      ItemJson.parse(
          """
          {"pk": {"S": "p"}, "sk": {"N": "1"},
           "s": {"S": "hello"}, "n": {"N": "5"}, "b": {"B": "AQID"}, "t": {"BOOL": true},
           "nil": {"NULL": true}, "l": {"L": [{"S": "x"}, {"N": "2"}, {"M": {"k": {"S": "v"}}}]},
           "m": {"M": {"a": {"N": "1"}, "b": {"M": {"c": {"S": "deep"}}}}},
           "ss": {"SS": ["a", "b"]}, "ns": {"NS": ["1", "2"]}, "bs": {"BS": ["AQ=="]}}
          """);

  static final Map<String, String> NAMES =
      Map.of("#n", "n", "#status", "status", "#pk", "pk", "#dotted", "with.dot");

  static final Map<String, AttributeValue> VALUES =
      ItemJson.parse(
              """
              {":s": {"S": "hello"}, ":h": {"S": "he"}, ":l": {"S": "ll"}, ":z": {"S": "zz"},
               ":five": {"N": "5"}, ":one": {"N": "1"}, ":two": {"N": "2"}, ":ten": {"N": "10"},
               ":b": {"B": "AQID"}, ":b1": {"B": "AQ=="}, ":true": {"BOOL": true},
               ":null": {"NULL": true}, ":a": {"S": "a"}, ":x": {"S": "x"}, ":S": {"S": "S"},
               ":ss": {"SS": ["b", "a"]}, ":ssb": {"SS": ["b"]}, ":ssc": {"SS": ["c"]},
               ":ns": {"NS": ["2", "3"]}, ":bs": {"BS": ["AQ=="]},
               ":list": {"L": [{"S": "y"}]}, ":map": {"M": {"a": {"N": "1"}}},
               ":empty": {"S": ""}, ":typeM": {"S": "M"}, ":max": {"N": "9.9E+125"},
               ":tiny": {"N": "1E-130"}}
              """)
          .attributes();

  private ExpressionFixture() {}

  static Expressions expressions() {
    return Expressions.of(NAMES, VALUES);
  }
}
