package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import java.util.regex.Pattern;

/** The rule for names of tables and indexes. */
final class TableNames {

  private static final Pattern CHARACTERS = Pattern.compile("[a-zA-Z0-9_.-]+");
  private static final Pattern ARN =
      Pattern.compile("arn:[^:]*:dynamodb:[^:]*:[^:]*:table/([^/]+)");

  private TableNames() {}

  /** The table that a request names, by its name or its ARN. */
  static String of(RequestBody request) {
    return checked(request.required("TableName"), "tableName");
  }

  static String checked(String nameOrArn, String member) {
    var arn = ARN.matcher(nameOrArn);
    return checkedName(arn.matches() ? arn.group(1) : nameOrArn, member);
  }

  static String checkedName(String name, String member) {
    if (!CHARACTERS.matcher(name).matches()) {
      throw RequestRefused.invalid(
          "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member"
                  .formatted(name, member)
              + " must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
    }
    if (name.length() < 3 || name.length() > 255) {
      throw RequestRefused.invalid(
          "Invalid table/index name.  Table/index names must be between 3 and 255 characters long,"
              + " and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'");
    }
    return name;
  }
}
