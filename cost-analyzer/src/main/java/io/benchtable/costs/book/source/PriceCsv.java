package io.benchtable.costs.book.source;

import io.benchtable.costs.price.Billing;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.PriceUnit;
import io.benchtable.costs.price.Rate;
import io.benchtable.costs.price.Span;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of prices as CSV with a head: {@code sku}, {@code region}, {@code unit}, {@code price},
 * {@code currency}, and where they are wanted {@code instance_type}, {@code source}, {@code date}
 * and {@code description}. Units are {@code Hours}, {@code Seconds} or {@code Months} of a machine,
 * and {@code vCPU-} or {@code GiB-} before them; a book has the price of an hour.
 */
public final class PriceCsv {

  private static final List<String> NEEDED = List.of("sku", "region", "unit", "price", "currency");
  private static final Set<String> KNOWN =
      Set.of(
          "sku",
          "region",
          "unit",
          "price",
          "currency",
          "instance_type",
          "source",
          "date",
          "description");
  private static final Pattern UNIT = Pattern.compile("(vCPU-|GiB-)?(Seconds|Hours|Months)");

  private final String source;
  private final LocalDate date;
  private final Set<String> currencies = new TreeSet<>();

  private PriceCsv(String source, LocalDate date) {
    this.source = source;
    this.date = date;
  }

  /**
   * Reads a book.
   *
   * @param source where the prices are from, where a line does not say it
   * @param date since when they hold, where a line does not say it
   * @throws IllegalArgumentException if something is missing or wrong, with its line and column
   */
  public static PriceBook read(
      Reader csv, BookId id, String title, String source, LocalDate date, Billing billing) {
    PriceCsv read = new PriceCsv(source, date);
    List<Price> prices = read.prices(CsvTable.read(csv, NEEDED, KNOWN));
    if (prices.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected a line for each price below the head, but there is none");
    }
    return new BookHead(
            id,
            title,
            "Prices as they stand in a table that was imported; what is not per hour there was"
                + " divided by its hours, a month being 730 of them.",
            read.currencies.iterator().next(),
            title,
            source,
            date,
            billing,
            Map.of())
        .with(prices);
  }

  private List<Price> prices(List<CsvTable.Line> lines) {
    List<Price> prices = new ArrayList<>();
    Set<String> skus = new TreeSet<>();
    for (CsvTable.Line line : lines) {
      Price price = price(line);
      if (!skus.add(price.sku())) {
        throw line.wrong("sku", "each SKU once");
      }
      prices.add(price);
    }
    return prices;
  }

  private Price price(CsvTable.Line line) {
    String currency = line.needed("currency");
    if (!currency.matches("[A-Z]{3}")) {
      throw line.wrong("currency", "a currency code of three capital letters such as EUR");
    }
    currencies.add(currency);
    if (currencies.size() > 1) {
      throw line.wrong("currency", "one currency in a book, the " + currencies + " of all lines");
    }
    Rate rate = rate(line);
    Optional<String> machine = line.value("instance_type");
    if ((rate instanceof Rate.OfMachine) != machine.isPresent()) {
      throw line.wrong("instance_type", "an instance type on prices of machines and on no other");
    }
    return new Price(
        line.needed("sku"),
        rate,
        machine.orElse(null),
        line.needed("region"),
        line.value("source").orElse(source),
        line.value("date").map(text -> day(line, text)).orElse(date),
        line.value("description").orElse(null));
  }

  private static Rate rate(CsvTable.Line line) {
    Matcher unit = UNIT.matcher(line.needed("unit"));
    if (!unit.matches()) {
      throw line.wrong("unit", "Seconds, Hours or Months, perhaps with vCPU- or GiB- before it");
    }
    Span span =
        switch (unit.group(2)) {
          case "Seconds" -> new Span.Seconds(BigDecimal.ONE);
          case "Hours" -> new Span.Hours(BigDecimal.ONE);
          default -> new Span.Months(BigDecimal.ONE);
        };
    PriceUnit of =
        switch (unit.group(1)) {
          case null -> PriceUnit.MACHINE_HOUR;
          case "vCPU-" -> PriceUnit.VCPU_HOUR;
          default -> PriceUnit.GIB_HOUR;
        };
    return of.rate(Rate.hourly(amount(line), span));
  }

  private static BigDecimal amount(CsvTable.Line line) {
    String text = line.needed("price");
    if (!text.matches("[0-9]+(\\.[0-9]+)?")) {
      throw line.wrong("price", "a decimal number of 0 or more with a point");
    }
    return new BigDecimal(text);
  }

  private static LocalDate day(CsvTable.Line line, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      throw line.wrong("date", "a date such as 2026-11-01");
    }
  }
}
