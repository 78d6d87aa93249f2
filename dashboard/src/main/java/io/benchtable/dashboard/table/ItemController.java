package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Pager.Link;
import io.benchtable.dashboard.page.SheetExport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One item: read, and deleted after a question. */
@Controller
class ItemController {

  private static final int MOST = 500;

  private final Entries entries;
  private final TableFrame frame;

  ItemController(Entries entries, TableFrame frame) {
    this.entries = entries;
    this.frame = frame;
  }

  @GetMapping("/tables/{name}/item")
  String item(@PathVariable String name, HttpServletRequest request, Model model) {
    Address address = Address.of(request);
    Table table = frame.open(name, "item", model);
    Map<String, Attribute> item = entries.get(table, address);
    model.addAttribute("key", Entries.key(table, item));
    model.addAttribute("at", Entries.query(table, item));
    model.addAttribute("values", ItemSheet.shown(table, item).view(address, MOST));
    model.addAttribute("plain", ItemText.PLAIN.write(item));
    model.addAttribute("typed", ItemText.TYPED.write(item));
    model.addAttribute("lossless", ItemText.isPlain(item));
    model.addAttribute("own", own(table, item).orElse(null));
    return "dashboard/item";
  }

  @GetMapping("/tables/{name}/item." + SheetExport.FORMAT)
  void export(
      @PathVariable String name,
      @PathVariable String format,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Address address = Address.of(request);
    Table table = frame.get(name);
    SheetExport.write(
        ItemSheet.whole(table, entries.get(table, address)), address, format, response);
  }

  /** The page that the dashboard has for an item, beside this one. */
  private static Optional<Link> own(Table table, Map<String, Attribute> item) {
    String partition = KeyText.of(item, table.keys().partition().getFirst());
    Optional<String> sort =
        table.keys().sort().stream().findFirst().map(key -> KeyText.of(item, key));
    return switch (table.name()) {
      case "benchmarks", "results" ->
          Optional.of(new Link("Open the benchmark", "/benchmarks/" + Address.encode(partition)));
      case "runs" -> sort.map(run -> new Link("Open the run", "/runs/" + Address.encode(run)));
      case "jobs", "usage", "costs" ->
          Optional.of(new Link("Open the run", "/runs/" + Address.encode(partition)));
      default -> Optional.empty();
    };
  }
}
