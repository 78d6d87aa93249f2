package io.benchtable.tables.dynamodb.shape;

import io.benchtable.tables.item.ValidationError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What operations on tables say of the name of their table. */
final class TableNameRules {

  private TableNameRules() {}

  static boolean isArn(String text) {
    return text.startsWith("arn:");
  }

  static void checkLength(@Nullable JsonNode name) {
    if (name == null) {
      throw new ValidationError(
          "The parameter 'TableName' is required but was not present in the request");
    }
    String text = name.stringValue();
    if (!isArn(text) && (text.length() < 3 || text.length() > 255)) {
      throw new ValidationError(
          "TableName must be at least 3 characters long and at most 255 characters long");
    }
  }
}
