package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Backup;
import io.benchtable.dashboard.item.ItemsRefused;
import io.benchtable.dashboard.item.TableChanges;
import io.benchtable.dashboard.item.Tables;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.SheetExport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which tables can be brought back: the backups of all, also of those that are gone. */
@Controller
class BackupController {

  private static final int MOST = 100;

  private final Tables tables;
  private final BackupChanges changes;

  BackupController(Tables tables, TableChanges changes) {
    this.tables = tables;
    this.changes = new BackupChanges(changes);
  }

  @GetMapping(BackupList.ALL)
  String list(@RequestParam Map<String, String> values, HttpServletRequest request, Model model) {
    return page(Form.of(values), Address.of(request), model);
  }

  @GetMapping(BackupList.ALL + "." + SheetExport.FORMAT)
  void export(@PathVariable String format, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SheetExport.write(
        BackupList.all(tables.backups(), Set.copyOf(tables.names())),
        Address.of(request),
        format,
        response);
  }

  @PostMapping(BackupList.ALL)
  String change(
      @RequestParam Map<String, String> values, HttpServletResponse response, Model model) {
    Form form = Form.of(values);
    Answer answer = Answer.wrong(Map.of());
    try {
      answer =
          switch (form.value("do")) {
            case "restore" -> changes.restore(form);
            case "delete" -> changes.delete(form, Answer.toBackups());
            default -> {
              model.addAttribute("refused", Changes.unknown(form));
              yield answer;
            }
          };
    } catch (ItemsRefused refused) {
      model.addAttribute("refused", refused.getMessage());
    }
    if (answer.place() != null) {
      return "redirect:" + answer.place();
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    // What was posted stays in the form, and out of the addresses of links.
    return page(form.wrong(answer.problems()), new Address(BackupList.ALL, Map.of()), model);
  }

  private String page(Form form, Address address, Model model) {
    List<Backup> backups = tables.backups();
    Set<String> names = Set.copyOf(tables.names());
    Optional<Backup> chosen =
        backups.stream().filter(one -> form.chosen("backup", one.arn())).findFirst();
    model.addAttribute("address", address);
    model.addAttribute("backups", BackupList.all(backups, names).view(address, MOST));
    model.addAttribute("backup", chosen.orElse(null));
    model.addAttribute("missing", chosen.isEmpty() && !form.value("backup").isEmpty());
    // What is gone is wanted back under its own name.
    model.addAttribute(
        "form",
        chosen
            .filter(backup -> !names.contains(backup.table()))
            .map(backup -> form.or("target", backup.table()))
            .orElse(form));
    model.addAttribute("nav", "tables");
    return "dashboard/backups";
  }
}
