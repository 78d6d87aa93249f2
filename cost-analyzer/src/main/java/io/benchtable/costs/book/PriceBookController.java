package io.benchtable.costs.book;

import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.NearMatches;
import io.benchtable.costs.price.PriceBook;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Price books over HTTP: what there is, what is in it, and new versions. */
@RestController
class PriceBookController {

  private final BookStore books;
  private final BookAccess access;

  PriceBookController(BookStore books, BookAccess access) {
    this.books = books;
    this.access = access;
  }

  @GetMapping("/v1/price-books")
  Map<String, Object> all(HttpServletRequest request) {
    access.check(request);
    return Map.of("priceBooks", books.heads());
  }

  @GetMapping("/v1/price-books/{name}")
  Map<String, Object> one(
      HttpServletRequest request,
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String version) {
    access.check(request);
    List<String> versions = books.versions(name);
    if (versions.isEmpty()) {
      throw missing(
          "Expected a price book, but there is no '%s'; there are %s"
              .formatted(name, NearMatches.of(name, names())));
    }
    return Optional.of(version == null ? versions.getFirst() : version)
        .filter(versions::contains)
        .flatMap(found -> read(name, found))
        .map(BookForm::whole)
        .orElseThrow(
            () ->
                missing(
                    "Expected a version of price book %s, but there is no '%s'; there are %s"
                        .formatted(name, version, versions)));
  }

  /** Keeps a version of a book; one that is there already is never given other prices. */
  @PostMapping("/v1/price-books")
  ResponseEntity<Map<String, Object>> add(
      HttpServletRequest request, @RequestBody Map<String, Object> body) {
    access.check(request);
    PriceBook book = wellFormed(body);
    Map<String, Object> kept =
        Map.of(
            "name", book.id().name(),
            "version", book.id().version(),
            "prices", book.prices().size());
    return switch (books.add(book)) {
      case ADDED -> ResponseEntity.status(HttpStatus.CREATED).body(kept);
      case SAME -> ResponseEntity.ok(kept);
      case DIFFERENT ->
          throw new ResponseStatusException(
              HttpStatus.CONFLICT,
              "Expected a new version of price book %s, but %s is there with other prices"
                  .formatted(book.id().name(), book.id()));
    };
  }

  private static PriceBook wellFormed(Map<String, Object> body) {
    try {
      PriceBook book = BookForm.book(body);
      if (!book.id().name().matches("[A-Za-z0-9_.-]+")) {
        throw new IllegalArgumentException(
            "Expected letters, digits, '_', '.' and '-' at price book.name, but it is "
                + book.id().name());
      }
      return book;
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
    }
  }

  private Optional<PriceBook> read(String name, String version) {
    try {
      return books.find(new BookId(name, version));
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "%s@%s cannot be read: %s".formatted(name, version, e.getMessage()));
    }
  }

  private List<String> names() {
    return books.heads().stream().map(head -> String.valueOf(head.get("name"))).toList();
  }

  private static ResponseStatusException missing(String detail) {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, detail);
  }
}
