package io.benchtable.costs.book;

import io.benchtable.costs.price.Billing;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.PriceUnit;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a price book from an offer file of the AWS Price List for AmazonEC2 (the JSON of a region,
 * such as {@code …/offers/v1.0/aws/AmazonEC2/current/us-east-1/index.json}). Takes the on-demand
 * prices in USD of Linux on shared tenancy without further software. The file may be hundreds of
 * megabytes: it is read once, from front to back, a product at a time.
 */
public final class AwsOfferFile {

  private static final Map<String, String> WANTED =
      Map.of(
          "operatingSystem", "Linux",
          "tenancy", "Shared",
          "preInstalledSw", "NA",
          "capacitystatus", "Used");
  private static final Billing BY_THE_SECOND = new Billing(BigDecimal.valueOf(60), BigDecimal.ONE);

  private record Machine(String instanceType, String region) {}

  private final Map<String, Machine> machines = new LinkedHashMap<>();
  private final List<Price> prices = new ArrayList<>();
  private final String source;
  private String version = "";
  private LocalDate published = LocalDate.EPOCH;

  private AwsOfferFile(String source) {
    this.source = source;
  }

  /**
   * Reads an offer file.
   *
   * @param name of the book to make; its version is the day on which the file was published
   * @param source where the file is from
   */
  public static PriceBook read(InputStream file, String name, String source) {
    AwsOfferFile offer = new AwsOfferFile(source);
    try (JsonParser parser = JsonMapper.shared().createParser(file)) {
      offer.readAll(parser);
    }
    return offer.book(name);
  }

  private void readAll(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException(
          "Expected an offer file to be a JSON object, but it begins with "
              + parser.currentToken());
    }
    for (String field = parser.nextName(); field != null; field = parser.nextName()) {
      parser.nextToken();
      switch (field) {
        case "version" -> version = parser.getString();
        case "publicationDate" ->
            published = Instant.parse(parser.getString()).atZone(ZoneOffset.UTC).toLocalDate();
        case "products" -> eachField(parser, this::readProduct);
        case "terms" -> eachField(parser, this::readTerms);
        default -> parser.skipChildren();
      }
    }
  }

  private void readProduct(String sku, JsonParser parser) {
    JsonNode product = parser.readValueAsTree();
    JsonNode attributes = product.path("attributes");
    boolean wanted =
        product.path("productFamily").asString("").startsWith("Compute Instance")
            && WANTED.entrySet().stream()
                .allMatch(w -> attributes.path(w.getKey()).asString("").equals(w.getValue()))
            && attributes.path("marketoption").asString("OnDemand").equals("OnDemand");
    String instanceType = attributes.path("instanceType").asString("");
    String region = attributes.path("regionCode").asString("");
    if (wanted && !instanceType.isEmpty() && !region.isEmpty()) {
      machines.put(sku, new Machine(instanceType, region));
    }
  }

  private void readTerms(String kind, JsonParser parser) {
    if (kind.equals("OnDemand")) {
      eachField(parser, this::readTerm);
    } else {
      parser.skipChildren();
    }
  }

  private void readTerm(String sku, JsonParser parser) {
    JsonNode terms = parser.readValueAsTree();
    Machine machine = machines.get(sku);
    if (machine != null) {
      for (JsonNode term : terms) {
        price(sku, machine, term).ifPresent(prices::add);
      }
    }
  }

  /** Only a single rate an hour for any amount is a price of a machine. */
  private Optional<Price> price(String sku, Machine machine, JsonNode term) {
    JsonNode dimensions = term.path("priceDimensions");
    if (dimensions.size() != 1) {
      return Optional.empty();
    }
    JsonNode dimension = dimensions.iterator().next();
    String usd = dimension.path("pricePerUnit").path("USD").asString("");
    if (usd.isEmpty() || !dimension.path("unit").asString("").equals("Hrs")) {
      return Optional.empty();
    }
    return Optional.of(
        new Price(
            sku,
            PriceUnit.MACHINE_HOUR,
            new BigDecimal(usd),
            machine.instanceType(),
            machine.region(),
            source,
            Instant.parse(term.path("effectiveDate").asString())
                .atZone(ZoneOffset.UTC)
                .toLocalDate(),
            dimension.path("description").asString("")));
  }

  private PriceBook book(String name) {
    return new PriceBook(
        new BookId(name, published.toString()),
        "Amazon EC2, Linux, on demand, shared tenancy",
        "Made from AmazonEC2 offer version %s. Linux on demand is billed by the second, 60 seconds at least."
            .formatted(version),
        "USD",
        "Amazon Elastic Compute Cloud",
        source,
        published,
        BY_THE_SECOND,
        Map.of(),
        prices);
  }

  private interface FieldReader {
    void read(String name, JsonParser parser);
  }

  /** Hands every field of the object that the parser stands at to the reader. */
  private static void eachField(JsonParser parser, FieldReader reader) {
    for (String field = parser.nextName(); field != null; field = parser.nextName()) {
      parser.nextToken();
      reader.read(field, parser);
    }
  }
}
