package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.ItemsRefused;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.page.Address;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An item that is edited or deleted: only if nobody has changed it since its reader saw it. */
@Controller
class ItemEditController {

  private final Entries entries;
  private final TableFrame frame;

  ItemEditController(Entries entries, TableFrame frame) {
    this.entries = entries;
    this.frame = frame;
  }

  @GetMapping("/tables/{name}/item/edit")
  String edit(@PathVariable String name, HttpServletRequest request, Model model) {
    Address address = Address.of(request);
    Table table = frame.open(name, "item", model);
    Map<String, Attribute> item = entries.get(table, address);
    boolean lossless = ItemText.isPlain(item);
    ItemText as = lossless ? ItemText.of(address.value("as").orElse("")) : ItemText.TYPED;
    return form(table, item, as, as.write(item), List.of(), model);
  }

  @PostMapping("/tables/{name}/item/edit")
  String save(
      @PathVariable String name,
      @RequestParam String text,
      @RequestParam String as,
      @RequestParam String seen,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Table table = frame.open(name, "item", model);
    Optional<Map<String, Attribute>> found = entries.find(table, Address.of(request));
    if (found.isEmpty()) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return ItemForm.gone(table, ItemText.of(as), text, model);
    }
    Map<String, Attribute> was = found.get();
    ItemText form = ItemText.isPlain(was) ? ItemText.of(as) : ItemText.TYPED;
    ItemText.Read read = form.read(text);
    List<String> problems =
        read.problems().isEmpty() ? ItemKeys.changes(table, was, read.item()) : read.problems();
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("seen", seen);
      return form(table, was, form, text, problems, model);
    }
    try {
      if (seen.equals(ItemText.version(was)) && entries.replace(table, was, read.item())) {
        return "redirect:" + ItemList.address(table, was);
      }
    } catch (ItemsRefused refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(table, was, form, text, List.of(String.valueOf(refused.getMessage())), model);
    }
    response.setStatus(HttpStatus.CONFLICT.value());
    Map<String, Attribute> now = entries.get(table, Address.of(request));
    model.addAttribute("theirs", form.write(now));
    model.addAttribute("differing", ItemForm.differing(now, read.item()));
    return form(table, now, form, text, List.of(), model);
  }

  @GetMapping("/tables/{name}/item/delete")
  String question(@PathVariable String name, HttpServletRequest request, Model model) {
    Table table = frame.open(name, "item", model);
    return question(table, entries.get(table, Address.of(request)), model);
  }

  @PostMapping("/tables/{name}/item/delete")
  String delete(
      @PathVariable String name,
      @RequestParam String seen,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Table table = frame.open(name, "item", model);
    Map<String, Attribute> was = entries.get(table, Address.of(request));
    if (seen.equals(ItemText.version(was)) && entries.remove(table, was)) {
      return "redirect:/tables/" + Address.encode(name);
    }
    response.setStatus(HttpStatus.CONFLICT.value());
    model.addAttribute("changed", true);
    return question(table, entries.get(table, Address.of(request)), model);
  }

  private static String question(Table table, Map<String, Attribute> item, Model model) {
    model.addAttribute("key", Entries.key(table, item));
    model.addAttribute("at", Entries.query(table, item));
    model.addAttribute("seen", ItemText.version(item));
    model.addAttribute("text", ItemText.TYPED.write(item));
    model.addAttribute(
        "call", Calls.aws("delete-item", table.name(), "--key " + Calls.key(table, item)));
    return "dashboard/item-delete";
  }

  private static String form(
      Table table,
      Map<String, Attribute> item,
      ItemText as,
      String text,
      List<String> problems,
      Model model) {
    if (!model.containsAttribute("seen")) {
      model.addAttribute("seen", ItemText.version(item));
    }
    model.addAttribute("key", Entries.key(table, item));
    model.addAttribute("at", Entries.query(table, item));
    model.addAttribute("lossless", ItemText.isPlain(item));
    model.addAttribute("action", "edit");
    return ItemForm.fill(table, as, text, problems, model);
  }
}
