package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.ItemsRefused;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.item.Tables;
import io.benchtable.dashboard.item.TypedPage;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Pager;
import io.benchtable.dashboard.page.Refusal;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.SheetExport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One table with the items that were asked for. */
@Controller
class TableController {

  private static final int MOST = 100;
  private static final int AT_ONCE = 1000;
  private static final int FILE = 10_000;
  private static final int READ = 100_000;

  private final Tables tables;
  private final TableFrame frame;

  TableController(Tables tables, TableFrame frame) {
    this.tables = tables;
    this.frame = frame;
  }

  @GetMapping("/tables/{name}")
  String table(@PathVariable String name, HttpServletRequest request, Model model) {
    Address address = Address.of(request);
    Table table = frame.open(name, "items", model);
    Lookup lookup = Lookup.of(table, address);
    model.addAttribute("keys", TableList.keys(table).unsearched(address, MOST));
    model.addAttribute("shortcuts", Shortcuts.of(table));
    model.addAttribute("lookup", lookup);
    model.addAttribute("problems", lookup.problems());
    model.addAttribute("rows", FilterRow.shown(lookup.rows(), address.value("rows")));
    model.addAttribute("size", Lookup.PAGE);
    if (lookup.asked()) {
      answer(lookup, address, model);
    }
    return "dashboard/table";
  }

  private void answer(Lookup lookup, Address address, Model model) {
    try {
      TypedPage page = read(lookup, lookup.after(), Lookup.PAGE);
      ItemList items = new ItemList(lookup, page.items());
      model.addAttribute(
          "items", items.shown().page(address, Pager.of(address, "First", "Next", page.next())));
      model.addAttribute("hidden", items.hidden());
      model.addAttribute("reading", Reading.words(page));
      model.addAttribute("more", page.next().isPresent());
    } catch (ItemsRefused refused) {
      model.addAttribute("refused", refused.getMessage());
    }
  }

  @GetMapping("/tables/{name}/{part:keys|items}." + SheetExport.FORMAT)
  void export(
      @PathVariable String name,
      @PathVariable String part,
      @PathVariable String format,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Address address = Address.of(request);
    Table table = frame.get(name);
    Lookup lookup = Lookup.of(table, address);
    lookup
        .problem()
        .filter(_ -> part.equals("items"))
        .ifPresent(
            wrong -> {
              throw Refusal.unanswerable(wrong);
            });
    Sheet sheet =
        part.equals("keys") ? TableList.keys(table) : new ItemList(lookup, all(lookup)).whole();
    SheetExport.write(sheet, address, format, response);
  }

  private TypedPage read(Lookup lookup, Optional<String> after, int limit) {
    return lookup.scan()
        ? tables.scan(lookup.scan(after, limit))
        : tables.query(lookup.query(after, limit));
  }

  /** All that was asked for, whichever page of it is shown. */
  private List<Map<String, Attribute>> all(Lookup lookup) {
    List<Map<String, Attribute>> items = new ArrayList<>();
    if (!lookup.asked()) {
      return items;
    }
    Optional<String> after = Optional.empty();
    long scanned = 0;
    do {
      TypedPage page = read(lookup, after, AT_ONCE);
      items.addAll(page.items());
      scanned += page.scanned();
      after = page.next();
      if (items.size() > FILE || (scanned > READ && after.isPresent())) {
        throw Refusal.tooMuch(FILE, "The request under API gives them page by page.");
      }
    } while (after.isPresent());
    return items;
  }
}
