package io.benchtable.tables.dynamodb;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.BinaryValue;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringValue;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What policies call tables and what belongs to them, and values of their keys. */
final class ResourceNames {

  /** Of what is about no table by its name. */
  static final String ANY = "*";

  private static final String PREFIX = "arn:aws:dynamodb:local:000000000000:";
  private static final Pattern ARN = Pattern.compile("arn:[^:]*:dynamodb:[^:]*:[^:]*:(.+)");

  private ResourceNames() {}

  static String table(String name) {
    return PREFIX + "table/" + name;
  }

  static String index(String table, String index) {
    return table(table) + "/index/" + index;
  }

  /** An ARN of any region, as this service writes it. */
  static String local(String arn) {
    Matcher matched = ARN.matcher(arn);
    return matched.matches() ? PREFIX + matched.group(1) : arn;
  }

  /** Nothing for a value that no key can have. */
  static List<String> key(AttributeValue value) {
    return switch (value) {
      case StringValue(String text) -> List.of(text);
      case NumberValue number -> List.of(number.text());
      case BinaryValue binary -> List.of(Base64.getEncoder().encodeToString(binary.bytes()));
      case AttributeValue _ -> List.of();
    };
  }
}
