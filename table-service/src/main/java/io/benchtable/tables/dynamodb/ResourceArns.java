package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the resource that a request names by its ARN: a table, or a stream of one. */
final class ResourceArns {

  private static final Pattern ARN =
      Pattern.compile("arn:[^:]*:dynamodb:[^:]*:[^:]*:table/([a-zA-Z0-9_.-]+)(/stream/[^/]+)?");

  private ResourceArns() {}

  /**
   * A resource.
   *
   * @param arn as this service writes it
   */
  record Resource(TableDefinition table, String arn) {}

  /** A table, for it alone has tags. */
  static TableDefinition table(RequestBody request, Catalogue catalogue) {
    Matcher arn = matched(request);
    if (arn.group(2) != null) {
      throw invalid(arn.group());
    }
    return catalogue.find(arn.group(1)).orElseThrow(() -> missing(arn.group()));
  }

  static Resource resource(RequestBody request, Catalogue catalogue) {
    Matcher arn = matched(request);
    TableDefinition table = catalogue.find(arn.group(1)).orElseThrow(() -> missing(arn.group()));
    String stream = arn.group(2);
    if (stream != null && !stream.equals("/stream/" + table.streamLabel())) {
      throw missing(arn.group());
    }
    return new Resource(table, table.arn() + (stream == null ? "" : stream));
  }

  private static Matcher matched(RequestBody request) {
    String given = request.required("ResourceArn");
    Matcher arn = ARN.matcher(given);
    if (!arn.matches()) {
      throw invalid(given);
    }
    return arn;
  }

  private static RequestRefused invalid(String arn) {
    return RequestRefused.invalid("Invalid ResourceArn provided as input: " + arn);
  }

  private static RequestRefused missing(String arn) {
    return new RequestRefused(
        ErrorCode.RESOURCE_NOT_FOUND,
        "Requested resource not found: ResourcArn: " + arn + " not found");
  }
}
