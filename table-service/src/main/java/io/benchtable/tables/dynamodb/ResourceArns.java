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

  private static final Pattern OTHER_SERVICE = Pattern.compile("arn:[^:]*:(?!dynamodb:)[^:]*:");
  private static final Pattern INDEX =
      Pattern.compile("arn:[^:]*:dynamodb:[^:]*:[^:]*:table/[^/]+/index/.*");
  private static final String INVALID = "One or more parameter values were invalid: ";

  private ResourceArns() {}

  /**
   * A resource.
   *
   * @param arn as this service writes it
   */
  record Resource(TableDefinition table, String arn) {}

  /** The ARN of a table, for it alone has tags. */
  record TableArn(String arn, String name) {
    TableDefinition in(Catalogue catalogue) {
      return catalogue.find(name).orElseThrow(() -> missing(arn));
    }
  }

  static TableArn table(RequestBody request) {
    Matcher arn = matched(request);
    if (arn.group(2) != null) {
      throw invalid(arn.group());
    }
    return new TableArn(arn.group(), arn.group(1));
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
    if (!given.startsWith("arn:")) {
      throw RequestRefused.invalid(INVALID + "ARNs must start with 'arn:': " + given);
    }
    if (isOfAnotherService(given)) {
      throw RequestRefused.invalid(
          INVALID + "Provided Arn is not a DynamoDB resource arn: " + given);
    }
    if (INDEX.matcher(given).matches()) {
      throw RequestRefused.invalid(
          INVALID
              + "Invalid resource arn provided, only table or stream is accepted. Provided resource"
              + " arn: "
              + given);
    }
    if (!arn.matches()) {
      throw invalid(given);
    }
    return arn;
  }

  static boolean isOfAnotherService(String arn) {
    return OTHER_SERVICE.matcher(arn).lookingAt();
  }

  private static RequestRefused invalid(String arn) {
    return RequestRefused.invalid("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
  }

  private static RequestRefused missing(String arn) {
    return new RequestRefused(
        ErrorCode.RESOURCE_NOT_FOUND,
        "Requested resource not found: ResourcArn: " + arn + " not found");
  }
}
