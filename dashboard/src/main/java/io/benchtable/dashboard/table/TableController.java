package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.item.Tables;
import io.benchtable.dashboard.item.TypedPage;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.NotFound;
import io.benchtable.dashboard.page.Pager;
import io.benchtable.dashboard.page.Pager.Link;
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

/** The tables, one table with the items that were asked for, and one item. */
@Controller
class TableController {

  private static final int MOST = 100;
  private static final int AT_ONCE = 1000;
  private static final int FILE = 10_000;

  private final Tables tables;

  TableController(Tables tables) {
    this.tables = tables;
  }

  @GetMapping("/tables")
  String list(HttpServletRequest request, Model model) {
    model.addAttribute("tables", list().view(Address.of(request), MOST));
    model.addAttribute("nav", "tables");
    return "dashboard/tables";
  }

  @GetMapping("/tables/{name}")
  String table(@PathVariable String name, HttpServletRequest request, Model model) {
    Address address = Address.of(request);
    Table table = get(name);
    Lookup lookup = Lookup.of(table, address);
    model.addAttribute("table", table);
    model.addAttribute("amount", TableList.amount(table));
    model.addAttribute("stream", TableList.stream(table));
    model.addAttribute("keys", TableList.keys(table).unsearched(address, MOST));
    model.addAttribute("shortcuts", Shortcuts.of(table));
    model.addAttribute("lookup", lookup);
    model.addAttribute("size", Lookup.page());
    read(lookup, lookup.after(), Lookup.page())
        .ifPresent(
            page -> {
              ItemList items = new ItemList(lookup, page.items());
              model.addAttribute("items", items.shown().page(address, pager(address, page)));
              model.addAttribute("hidden", items.hidden());
            });
    model.addAttribute("nav", "tables");
    return "dashboard/table";
  }

  @GetMapping("/tables/{name}/item")
  String item(@PathVariable String name, HttpServletRequest request, Model model) {
    Address address = Address.of(request);
    Table table = get(name);
    String partition = address.value("partition").orElse("");
    Optional<String> sort = address.value("sortkey");
    Lookup lookup = Lookup.of(table, address.with("is", "="));
    Map<String, Attribute> item =
        Optional.ofNullable(lookup.problem()).isPresent() || partition.isEmpty()
            ? Map.of()
            : tables.find(table, partition, sort).orElse(Map.of());
    if (item.isEmpty()) {
      throw new NotFound(
          "There is no such item in " + name,
          "It was never put, or it has been deleted. The page of the table finds those that there"
              + " are.");
    }
    model.addAttribute("table", table);
    model.addAttribute("key", sort.map(one -> partition + " / " + one).orElse(partition));
    model.addAttribute("plain", ItemJson.indented(Attribute.plain(item)));
    model.addAttribute("typed", ItemJson.indented(Attribute.typed(item)));
    model.addAttribute(
        "call",
        sort.map(one -> Call.items(name, partition, one)).orElse(Call.items(name, partition)));
    model.addAttribute("own", own(name, partition, sort).orElse(null));
    model.addAttribute("nav", "tables");
    return "dashboard/item";
  }

  @GetMapping("/tables." + SheetExport.FORMAT)
  void list(@PathVariable String format, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SheetExport.write(list(), Address.of(request), format, response);
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
    Table table = get(name);
    Lookup lookup = Lookup.of(table, address);
    Sheet sheet =
        part.equals("keys") ? TableList.keys(table) : new ItemList(lookup, all(lookup)).whole();
    SheetExport.write(sheet, address, format, response);
  }

  private Sheet list() {
    return TableList.tables(
        tables.names().stream().map(tables::describe).flatMap(Optional::stream).toList());
  }

  private Optional<TypedPage> read(Lookup lookup, Optional<String> after, int limit) {
    if (lookup.scan()) {
      return Optional.of(tables.scan(lookup.table().name(), limit, after));
    }
    return lookup.asked()
        ? Optional.of(tables.query(lookup.query(after, limit)))
        : Optional.empty();
  }

  /** All that was asked for, whichever page of it is shown. */
  private List<Map<String, Attribute>> all(Lookup lookup) {
    List<Map<String, Attribute>> items = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Optional<TypedPage> page = read(lookup, after, AT_ONCE);
      page.ifPresent(one -> items.addAll(one.items()));
      after = page.flatMap(TypedPage::next);
      if (items.size() > FILE) {
        throw Refusal.tooMuch(FILE, "The request under API gives them page by page.");
      }
    } while (after.isPresent());
    return items;
  }

  private static Pager pager(Address address, TypedPage page) {
    return Pager.of(address, "First", "Next", page.next());
  }

  /** The page that the dashboard has for an item, beside this one. */
  private static Optional<Link> own(String table, String partition, Optional<String> sort) {
    return switch (table) {
      case "benchmarks" ->
          Optional.of(new Link("Open the benchmark", "/benchmarks/" + Address.encode(partition)));
      case "runs" -> sort.map(run -> new Link("Open the run", "/runs/" + Address.encode(run)));
      case "jobs", "usage", "costs" ->
          Optional.of(new Link("Open the run", "/runs/" + Address.encode(partition)));
      case "results" ->
          Optional.of(new Link("Open the benchmark", "/benchmarks/" + Address.encode(partition)));
      default -> Optional.empty();
    };
  }

  private Table get(String name) {
    return tables
        .describe(name)
        .orElseThrow(
            () ->
                new NotFound(
                    "There is no table " + name,
                    "It was never made, or it has been deleted. The list shows those that there"
                        + " are."));
  }
}
