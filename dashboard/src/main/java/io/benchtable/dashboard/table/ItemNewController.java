package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.ItemsRefused;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.page.Address;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An item that is new, from nothing or as a copy of another. */
@Controller
class ItemNewController {

  private final Entries entries;
  private final TableFrame frame;

  ItemNewController(Entries entries, TableFrame frame) {
    this.entries = entries;
    this.frame = frame;
  }

  @GetMapping("/tables/{name}/item/new")
  String form(@PathVariable String name, HttpServletRequest request, Model model) {
    Address address = Address.of(request);
    Table table = frame.open(name, "item", model);
    Map<String, Attribute> like =
        address.exact("partition").isPresent()
            ? entries.get(table, address)
            : ItemKeys.blank(table);
    boolean lossless = ItemText.isPlain(like) || isBlankAndPlain(table, address);
    ItemText as = lossless ? ItemText.of(address.value("as").orElse("")) : ItemText.TYPED;
    model.addAttribute(
        "at", address.exact("partition").isPresent() ? Entries.query(table, like) : "");
    return form(table, lossless, as, as.write(like), List.of(), model);
  }

  @PostMapping("/tables/{name}/item/new")
  String create(
      @PathVariable String name,
      @RequestParam String text,
      @RequestParam String as,
      HttpServletResponse response,
      Model model) {
    Table table = frame.open(name, "item", model);
    ItemText form = ItemText.of(as);
    ItemText.Read read = form.read(text);
    List<String> problems =
        read.problems().isEmpty() ? ItemKeys.problems(table, read.item()) : read.problems();
    try {
      if (problems.isEmpty() && entries.create(table, read.item())) {
        return "redirect:" + ItemList.address(table, read.item());
      }
    } catch (ItemsRefused refused) {
      problems = List.of(String.valueOf(refused.getMessage()));
    }
    model.addAttribute("at", "");
    if (problems.isEmpty()) {
      response.setStatus(HttpStatus.CONFLICT.value());
      model.addAttribute("taken", ItemList.address(table, read.item()));
    } else {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
    return form(table, form == ItemText.PLAIN, form, text, problems, model);
  }

  /** The key of a new item is still to be typed: it is plain unless it is binary. */
  private static boolean isBlankAndPlain(Table table, Address address) {
    return address.exact("partition").isEmpty()
        && table.keys().all().stream().noneMatch(key -> key.type().equals("B"));
  }

  private static String form(
      Table table, boolean lossless, ItemText as, String text, List<String> problems, Model model) {
    model.addAttribute("key", "New item");
    model.addAttribute("lossless", lossless);
    model.addAttribute("action", "new");
    model.addAttribute("seen", "");
    return ItemForm.fill(table, as, text, problems, model);
  }
}
