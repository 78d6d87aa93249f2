package io.benchtable.costs.book.source;

import io.benchtable.costs.price.Billing;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Rate;
import io.benchtable.costs.price.Span.Seconds;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An offer file of Amazon EC2, as the Price List Bulk API publishes it: {@code products} by SKU,
 * then {@code terms} by kind and SKU
 * (https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html).
 * A file may have gigabytes: it is read once from its beginning to its end, and only the machines
 * that are wanted are held.
 */
public final class OfferFile {

  /** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-on-demand-instances.html */
  private static final Set<String> BILLED_BY_SECOND =
      Set.of("linux", "windows", "rhel", "ubuntu pro");

  private static final Billing SECONDS = billing(60, 1);
  private static final Billing HOURS = billing(3600, 3600);

  private final OfferSelection selection;
  private final String source;
  private final Map<String, JsonNode> wanted = new HashMap<>();
  private final List<Price> prices = new ArrayList<>();
  private final Set<String> currencies = new HashSet<>();
  private String version = "";
  private String published = "";
  private boolean productsRead;

  private OfferFile(OfferSelection selection, String source) {
    this.selection = selection;
    this.source = source;
  }

  /**
   * Reads the prices that are wanted.
   *
   * @param version of the book; the day of publication where none is named
   * @param source where the file is from
   * @throws IllegalArgumentException if the file is no offer file, or has nothing that is wanted
   */
  public static PriceBook read(
      InputStream file,
      OfferSelection selection,
      String name,
      Optional<String> version,
      String source) {
    OfferFile offer = new OfferFile(selection, source);
    try (JsonParser json = JsonMapper.shared().createParser(file)) {
      offer.read(json);
    }
    return offer.book(name, version);
  }

  private void read(JsonParser json) {
    expect(json, json.nextToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "offerCode" -> ofEc2(json.getValueAsString());
        case "version" -> version = String.valueOf(json.getValueAsString());
        case "publicationDate" -> published = String.valueOf(json.getValueAsString());
        case "products" -> products(json);
        case "terms" -> terms(json);
        default -> json.skipChildren();
      }
    }
  }

  private static void ofEc2(@Nullable String code) {
    if (!"AmazonEC2".equals(code)) {
      throw new IllegalArgumentException(
          "Expected an offer file of AmazonEC2, but its offerCode is " + code);
    }
  }

  private void products(JsonParser json) {
    expect(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String sku = json.currentName();
      json.nextToken();
      JsonNode product = json.readValueAsTree();
      if (selection.wants(product)) {
        wanted.put(sku, product.path("attributes"));
      }
    }
    productsRead = true;
  }

  private void terms(JsonParser json) {
    if (!productsRead) {
      throw new IllegalArgumentException(
          "Expected products before terms, as offer files have them, but terms come first");
    }
    expect(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String kind = json.currentName();
      json.nextToken();
      if (kind.equals(selection.purchase().terms())) {
        termsBySku(json);
      } else {
        json.skipChildren();
      }
    }
  }

  private void termsBySku(JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      JsonNode attributes = wanted.get(json.currentName());
      String sku = json.currentName();
      json.nextToken();
      if (attributes == null) {
        json.skipChildren();
      } else {
        JsonNode terms = json.readValueAsTree();
        terms.forEach(term -> term(sku, attributes, term));
      }
    }
  }

  private void term(String sku, JsonNode attributes, JsonNode term) {
    if (!selection.purchase().is(term.path("termAttributes"))) {
      return;
    }
    OfferTerm read = OfferTerm.of(sku, term);
    currencies.add(read.currency());
    BigDecimal hourly = read.hourly(selection.purchase());
    if (hourly.signum() == 0) {
      return; // what nobody can buy for itself is listed at 0
    }
    prices.add(
        new Price(
            sku,
            new Rate.OfMachine(hourly),
            attributes.path("instanceType").asString(""),
            region(sku, attributes),
            "%s, AmazonEC2 offer version %s".formatted(source, version),
            read.effective(),
            "%s %s, %s, an hour"
                .formatted(
                    selection.operatingSystem(),
                    attributes.path("instanceType").asString(""),
                    selection.purchase().words())));
  }

  private static String region(String sku, JsonNode attributes) {
    String region = OfferSelection.region(attributes);
    if (region.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected a regionCode of product %s, but it has none".formatted(sku));
    }
    return region;
  }

  private PriceBook book(String name, Optional<String> asked) {
    if (currencies.size() > 1) {
      throw new IllegalArgumentException(
          "Expected prices in one currency, but there are "
              + currencies.stream().sorted().toList());
    }
    if (prices.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected prices of machines with %s, %s, in %s, but there are none in this file"
              .formatted(
                  selection.operatingSystem(),
                  selection.purchase().words(),
                  selection.regions().isEmpty() ? "any region" : selection.regions().toString()));
    }
    LocalDate date = day();
    return new BookHead(
            new BookId(name, asked.orElse(date.toString())),
            "Amazon EC2, %s, %s, shared tenancy"
                .formatted(selection.operatingSystem(), selection.purchase().words()),
            explanation(),
            currencies.iterator().next(),
            "Amazon Elastic Compute Cloud",
            "%s, AmazonEC2 offer version %s".formatted(source, version),
            date,
            BILLED_BY_SECOND.contains(selection.operatingSystem().toLowerCase(Locale.ROOT))
                ? SECONDS
                : HOURS,
            Map.of())
        .with(prices);
  }

  private String explanation() {
    String list =
        "List prices of whole machines. Storage, network, CPU credits, taxes and discounts are not"
            + " in them.";
    return switch (selection.purchase()) {
      case Purchase.OnDemand _ -> list;
      case Purchase.Reserved reserved ->
          list
              + " The upfront fee is spread over the %s hours of the term and added to the hourly price; a reserved machine is paid for whether it is used or not, and hours that nobody uses are not in these prices."
                  .formatted(reserved.term().hours().count().toPlainString());
    };
  }

  private LocalDate day() {
    try {
      return Instant.parse(published).atZone(ZoneOffset.UTC).toLocalDate();
    } catch (DateTimeParseException _) {
      throw new IllegalArgumentException(
          "Expected a publicationDate such as 2026-09-10T19:55:14Z, but it is '" + published + "'");
    }
  }

  private static void expect(JsonParser json, @Nullable JsonToken found, JsonToken expected) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "Expected an object at line %d of the offer file, but it is %s"
              .formatted(json.currentTokenLocation().getLineNr(), found));
    }
  }

  private static Billing billing(long minimum, long increment) {
    return new Billing(
        new Seconds(BigDecimal.valueOf(minimum)), new Seconds(BigDecimal.valueOf(increment)));
  }
}
