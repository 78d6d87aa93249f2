package io.benchtable.costs.item;

import io.benchtable.costs.book.BookStore;
import io.benchtable.costs.book.ShippedBooks;
import org.springframework.stereotype.Component;

/** Makes the tables of this service and puts the shipped price books into them. */
@Component
public class CostTables {

  private final Items items;
  private final BookStore books;

  CostTables(Items items, BookStore books) {
    this.items = items;
    this.books = books;
  }

  /** May be repeated; what is there stays as it is. */
  public void createMissing() {
    TableShape.OWN.forEach(items::create);
    ShippedBooks.load().forEach(books::putIfAbsent);
  }
}
