package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Recovery;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.item.Tables;
import io.benchtable.dashboard.item.TimeToLive;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.SheetExport;
import io.benchtable.dashboard.page.Status;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a table has beside its items: indexes, stream, expiry, backups and settings. */
@Controller
class SectionController {

  /** The pages, as a path pattern. */
  static final String SECTIONS = "{section:indexes|stream|expiry|backups|settings}";

  private static final int MOST = 100;

  private final Tables tables;
  private final TableFrame frame;

  SectionController(Tables tables, TableFrame frame) {
    this.tables = tables;
    this.frame = frame;
  }

  @GetMapping("/tables/{name}/" + SECTIONS)
  String section(
      @PathVariable String name,
      @PathVariable String section,
      @RequestParam Map<String, String> values,
      HttpServletRequest request,
      Model model) {
    return page(name, section, Form.of(values), Address.of(request), model);
  }

  @GetMapping("/tables/{name}/{section:indexes|backups}." + SheetExport.FORMAT)
  void export(
      @PathVariable String name,
      @PathVariable String section,
      @PathVariable String format,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Table table = frame.get(name);
    SheetExport.write(
        section.equals("indexes")
            ? IndexList.of(table)
            : BackupList.of(table, tables.backups(name)),
        Address.of(request),
        format,
        response);
  }

  /** A section with what was typed into its forms. */
  String page(String name, String section, Form form, Address address, Model model) {
    Table table = frame.open(name, section, model);
    model.addAttribute("form", form);
    model.addAttribute("views", Form.VIEWS);
    switch (section) {
      case "indexes" -> {
        model.addAttribute("indexes", IndexList.of(table).unsearched(address, MOST));
        model.addAttribute("asked", new IndexForm(form));
      }
      case "stream" -> stream(table, model);
      case "expiry" -> expiry(table, model);
      case "backups" -> backups(table, form, address, model);
      default -> settings(table, model);
    }
    return "dashboard/table-" + section;
  }

  private void settings(Table table, Model model) {
    Optional<Recovery> window = tables.recovery(table.name());
    model.addAttribute("archived", window.orElse(Recovery.OFF).on());
    model.addAttribute("archiveKnown", window.isPresent());
    model.addAttribute("call", Calls.aws("describe-table", table.name()));
    model.addAttribute("tagsCall", Calls.tags(table));
  }

  private static void stream(Table table, Model model) {
    model.addAttribute("stream", table.stream().orElse(null));
    model.addAttribute(
        "images", table.stream().map(one -> TableList.view(one.view())).orElse(null));
    model.addAttribute(
        "since", table.stream().flatMap(Table.Stream::since).map(Moment::of).orElse(null));
    model.addAttribute("call", Calls.aws("describe-table", table.name()));
  }

  private void expiry(Table table, Model model) {
    Optional<TimeToLive> known = tables.timeToLive(table.name());
    TimeToLive expiry = known.orElse(TimeToLive.OFF);
    model.addAttribute("expiry", expiry);
    model.addAttribute("known", known.isPresent());
    model.addAttribute("by", expiry.attribute().orElse(""));
    model.addAttribute("expires", Status.of(expiry.status()));
    model.addAttribute("call", Calls.aws("describe-time-to-live", table.name()));
  }

  private void backups(Table table, Form form, Address address, Model model) {
    Optional<Recovery> known = tables.recovery(table.name());
    Recovery window = known.orElse(Recovery.OFF);
    var backups = tables.backups(table.name());
    model.addAttribute("window", window);
    model.addAttribute("known", known.isPresent());
    model.addAttribute("recovery", Status.of(window.on() ? "ENABLED" : "DISABLED"));
    model.addAttribute("earliest", window.earliest().map(Moment::of).orElse(null));
    model.addAttribute("latest", window.latest().map(Moment::of).orElse(null));
    model.addAttribute("backups", BackupList.of(table, backups).unsearched(address, MOST));
    model.addAttribute(
        "backup",
        backups.stream().filter(one -> form.chosen("backup", one.arn())).findFirst().orElse(null));
    model.addAttribute("call", Calls.aws("describe-continuous-backups", table.name()));
  }
}
