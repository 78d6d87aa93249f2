package io.benchtable.dashboard.page;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table as a file: the lines that its page shows, all of them, as CSV or JSON. */
public final class SheetExport {

  /** The endings of files, as a path pattern. */
  public static final String FORMAT = "{format:csv|json}";

  private SheetExport() {}

  /** The answer to a request for a file. */
  public static ResponseEntity<Object> of(Sheet sheet, Address address, String format) {
    boolean csv = format.equals("csv");
    return ResponseEntity.ok()
        .contentType(
            csv ? MediaType.parseMediaType("text/csv;charset=UTF-8") : MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            (csv ? "attachment" : "inline") + "; filename=\"" + name(sheet) + "." + format + "\"")
        .body(csv ? Csv.text(sheet.table(address)) : sheet.facts(address));
  }

  private static String name(Sheet sheet) {
    return sheet.home().replaceAll("^/", "").replaceAll("[^A-Za-z0-9._-]+", "-");
  }
}
