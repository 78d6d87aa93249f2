package io.benchtable.costs.book;

import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.PriceBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The price books that are kept. */
public interface BookStore {

  /** A version of a book; empty if there is none. */
  Optional<PriceBook> find(BookId id);

  /** The versions of a book, newest first. */
  List<String> versions(String name);

  /** The newest version of every book, without its prices, with all its versions, by name. */
  List<Map<String, Object>> heads();

  /** What became of a book that was to be kept. */
  enum Outcome {
    /** It is kept. */
    ADDED,
    /** It was there already, with the same prices. */
    SAME,
    /** This version has other prices, and keeps them. */
    DIFFERENT
  }

  /** Keeps a book; a version that is there already is never given other prices. */
  Outcome add(PriceBook book);

  /** Keeps a book, unless this version of it is there already. */
  void putIfAbsent(PriceBook book);
}
