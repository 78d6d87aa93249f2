package io.benchtable.dashboard.page;

import io.benchtable.dashboard.page.Sheet.Row;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/** A table as a file: the lines that its page shows, all of them, as CSV or JSON. */
public final class SheetExport {

  /** The endings of files, as a path pattern. */
  public static final String FORMAT = "{format:csv|json}";

  private static final Logger log = LoggerFactory.getLogger(SheetExport.class);

  private final SheetFormat format;
  private final Address address;
  private final Writer out;
  private long lines;

  private SheetExport(SheetFormat format, Address address, Writer out) {
    this.format = format;
    this.address = address;
    this.out = out;
  }

  /** Answers a request for a file. */
  public static void write(
      Sheet sheet, Address address, String format, HttpServletResponse response)
      throws IOException {
    write(Stream.of(sheet), address, format, response);
  }

  /**
   * Answers a request for a file with the parts of a table, each read when those before it are
   * written. Where a later part cannot be read, the file says so and the transfer fails.
   */
  public static void write(
      Stream<Sheet> parts, Address address, String format, HttpServletResponse response)
      throws IOException {
    Iterator<Sheet> left = parts.iterator();
    Sheet first = left.next();
    SheetFormat form = SheetFormat.valueOf(format.toUpperCase(Locale.ROOT));
    response.setContentType(form.type());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        form.disposition() + "; filename=\"" + name(first) + "." + format + "\"");
    Writer out =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    out.write(form.begin(first));
    new SheetExport(form, address, out).write(first, left);
    out.flush();
  }

  private void write(Sheet first, Iterator<Sheet> left) throws IOException {
    try {
      write(first);
      while (left.hasNext()) {
        write(left.next());
      }
      out.write(format.end());
    } catch (RuntimeException failure) {
      throw cut(failure);
    }
  }

  private void write(Sheet part) throws IOException {
    for (Row row : part.asked(address)) {
      out.write(format.line(part, row, lines == 0));
      lines++;
    }
  }

  private CutShort cut(RuntimeException failure) throws IOException {
    String id = ProblemPages.id();
    log.error("Problem {} on {} after {} lines", id, address.path(), lines, failure);
    String why =
        "This file is not whole: what comes after %s could not be read. Id for the log: %s"
            .formatted(lines == 1 ? "1 line" : Digits.whole(lines) + " lines", id);
    out.write(format.cut(why));
    out.flush();
    return new CutShort(why);
  }

  private static String name(Sheet sheet) {
    return sheet.home().replaceAll("^/", "").replaceAll("[^A-Za-z0-9._-]+", "-");
  }
}
