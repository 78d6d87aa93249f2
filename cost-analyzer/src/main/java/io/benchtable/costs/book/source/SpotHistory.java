package io.benchtable.costs.book.source;

import io.benchtable.costs.price.Billing;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Span.Seconds;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A history of spot prices as {@code aws ec2 describe-spot-price-history} prints it. A price holds
 * from its timestamp until the next of the same machine and zone
 * (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSpotPriceHistory.html), so a
 * book has a version for each whole day in UTC, with the mean of each price that is known all day
 * long. Regions of such books are availability zones.
 */
public final class SpotHistory {

  private static final Billing SECONDS =
      new Billing(new Seconds(BigDecimal.valueOf(60)), new Seconds(BigDecimal.ONE));

  private final String product;
  private final Map<SpotPrices.Offer, TreeMap<Instant, BigDecimal>> prices = new TreeMap<>();
  private final TreeSet<Instant> times = new TreeSet<>();

  private SpotHistory(String product) {
    this.product = product;
  }

  /**
   * Reads a book version for each day of which the history knows prices from beginning to end.
   *
   * @param product such as {@code Linux/UNIX}
   * @param source where the file is from
   */
  public static List<PriceBook> read(InputStream file, String product, String name, String source) {
    SpotHistory history = new SpotHistory(product);
    try (JsonParser json = JsonMapper.shared().createParser(file)) {
      history.read(json);
    }
    return history.books(name, source);
  }

  private void read(JsonParser json) {
    boolean found = false;
    json.nextToken();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean list = json.currentName().equals("SpotPriceHistory");
      json.nextToken();
      if (!list) {
        json.skipChildren();
        continue;
      }
      found = true;
      while (json.nextToken() == JsonToken.START_OBJECT) {
        int line = json.currentTokenLocation().getLineNr();
        add(json.readValueAsTree(), line);
      }
    }
    if (!found) {
      throw new IllegalArgumentException(
          "Expected an object with a list SpotPriceHistory, but there is no such list");
    }
  }

  private void add(JsonNode one, int line) {
    if (!text(one, "ProductDescription", line).equals(product)) {
      return;
    }
    Instant at = time(text(one, "Timestamp", line), line);
    times.add(at);
    prices
        .computeIfAbsent(
            new SpotPrices.Offer(
                text(one, "InstanceType", line), text(one, "AvailabilityZone", line)),
            _ -> new TreeMap<>())
        .put(at, amount(text(one, "SpotPrice", line), line));
  }

  private static String text(JsonNode one, String name, int line) {
    String text = one.path(name).asString("");
    if (text.isBlank()) {
      throw wrong("a value of " + name, line, "missing");
    }
    return text;
  }

  private static Instant time(String text, int line) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException _) {
      throw wrong("a Timestamp such as 2026-05-06T11:00:00+00:00", line, text);
    }
  }

  private static BigDecimal amount(String text, int line) {
    if (!text.matches("[0-9]+(\\.[0-9]+)?")) {
      throw wrong("a decimal SpotPrice", line, text);
    }
    return new BigDecimal(text);
  }

  private static IllegalArgumentException wrong(String expected, int line, String found) {
    return new IllegalArgumentException(
        "Expected %s in the entry at line %d, but it is %s".formatted(expected, line, found));
  }

  private List<PriceBook> books(String name, String source) {
    if (prices.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected spot prices of %s, but there are none in this file".formatted(product));
    }
    SpotPrices known = new SpotPrices(prices, times.last());
    List<PriceBook> books = new ArrayList<>();
    for (LocalDate day = day(times.first());
        !day.isAfter(day(times.last()));
        day = day.plusDays(1)) {
      var means = known.of(day, source);
      if (!means.isEmpty()) {
        books.add(head(name, source, day).with(means));
      }
    }
    if (books.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected spot prices of %s over a whole day in UTC, but this file has those from %s to %s"
              .formatted(product, times.first(), times.last()));
    }
    return books;
  }

  private BookHead head(String name, String source, LocalDate day) {
    return new BookHead(
        new BookId(name, day.toString()),
        "Amazon EC2 spot, %s".formatted(product),
        "Spot prices of whole machines by availability zone: of each the mean over this"
            + " day in UTC. They change within a day, and a machine may be"
            + " taken away; what an interruption costs is not in them.",
        currency(),
        "Amazon Elastic Compute Cloud",
        source,
        day,
        SECONDS,
        Map.of());
  }

  /** Spot prices carry no currency: those of the regions in China are in CNY, all others in USD. */
  private String currency() {
    long chinese = prices.keySet().stream().filter(offer -> offer.zone().startsWith("cn-")).count();
    if (chinese > 0 && chinese < prices.size()) {
      throw new IllegalArgumentException(
          "Expected prices in one currency, but there are zones in China (CNY) and others (USD)");
    }
    return chinese > 0 ? "CNY" : "USD";
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
