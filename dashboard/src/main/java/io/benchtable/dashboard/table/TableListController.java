package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.ItemsRefused;
import io.benchtable.dashboard.item.TableChanges;
import io.benchtable.dashboard.item.Tables;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.SheetExport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * All tables, and a new one. Its form is at {@code /tables?new}: any path below would be that of a
 * table.
 */
@Controller
class TableListController {

  private static final int MOST = 100;
  private static final int AT_ONCE = 4;

  private final Tables tables;
  private final TableChanges changes;

  TableListController(Tables tables, TableChanges changes) {
    this.tables = tables;
    this.changes = changes;
  }

  @GetMapping(path = "/tables", params = "!new")
  String list(HttpServletRequest request, Model model) {
    model.addAttribute("tables", list().view(Address.of(request), MOST));
    model.addAttribute("nav", "tables");
    return "dashboard/tables";
  }

  @GetMapping(path = "/tables", params = "new")
  String form(Model model) {
    return form(Form.EMPTY, model);
  }

  @PostMapping("/tables")
  String create(
      @RequestParam Map<String, String> values, HttpServletResponse response, Model model) {
    Form form = Form.of(values);
    String name = form.value("name");
    NewTableForm asked = new NewTableForm(form);
    Map<String, String> problems = asked.problems();
    if (problems.isEmpty()) {
      try {
        changes.create(asked.table());
        return "redirect:/tables/" + Address.encode(name);
      } catch (ItemsRefused refused) {
        problems.put("name", String.valueOf(refused.getMessage()));
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(form.wrong(problems), model);
  }

  @GetMapping("/tables." + SheetExport.FORMAT)
  void list(@PathVariable String format, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SheetExport.write(list(), Address.of(request), format, response);
  }

  private static String form(Form form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("views", Form.VIEWS);
    NewTableForm asked = new NewTableForm(form);
    model.addAttribute("indexes", NewTableForm.INDEXES);
    model.addAttribute("indexed", !asked.indexes().isEmpty());
    model.addAttribute("tags", NewTableForm.TAGS);
    model.addAttribute("tagged", !asked.tags().isEmpty());
    model.addAttribute(
        "call",
        Calls.aws(
            "create-table",
            form.value("name").isEmpty() ? "samples" : form.value("name"),
            "--billing-mode PAY_PER_REQUEST",
            "--attribute-definitions AttributeName=id,AttributeType=S",
            "--key-schema AttributeName=id,KeyType=HASH"));
    model.addAttribute("nav", "tables");
    return "dashboard/table-new";
  }

  private Sheet list() {
    return TableList.tables(
        tables.names().stream()
            .gather(Gatherers.mapConcurrent(AT_ONCE, this::line))
            .flatMap(Optional::stream)
            .toList());
  }

  private Optional<TableList.Line> line(String name) {
    return tables
        .describe(name)
        .map(table -> new TableList.Line(table, tables.timeToLive(name), tables.recovery(name)));
  }
}
