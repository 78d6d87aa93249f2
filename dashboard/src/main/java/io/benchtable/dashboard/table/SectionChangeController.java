package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.ItemsRefused;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.item.TableChanges;
import io.benchtable.dashboard.page.Address;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes a table; what cannot be done is said on the page that asked for it. */
@Controller
class SectionChangeController {

  private final SectionController sections;
  private final TableFrame frame;
  private final Map<String, BiFunction<Table, Form, Answer>> changes;

  SectionChangeController(SectionController sections, TableFrame frame, TableChanges changes) {
    this.sections = sections;
    this.frame = frame;
    this.changes = new Changes(changes).all();
  }

  @PostMapping("/tables/{name}/" + SectionController.SECTIONS)
  String change(
      @PathVariable String name,
      @PathVariable String section,
      @RequestParam Map<String, String> values,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Form form = Form.of(values);
    Table table = frame.get(name);
    Answer answer = Answer.wrong(Map.of());
    var change = changes.get(section + "/" + form.value("do"));
    if (change == null) {
      model.addAttribute("refused", Changes.unknown(form));
    } else {
      try {
        answer = change.apply(table, form);
      } catch (ItemsRefused refused) {
        model.addAttribute("refused", refused.getMessage());
      }
    }
    if (answer.place() != null) {
      return "redirect:" + answer.place().formatted(Address.encode(name));
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    // What was posted stays in the forms, and out of the addresses of links.
    Address here = new Address(request.getRequestURI(), Map.of());
    return sections.page(name, section, form.wrong(answer.problems()), here, model);
  }
}
