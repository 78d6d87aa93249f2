package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.ui.Model;

/** The form in which an item is written, whether it is there already or new. */
final class ItemForm {

  private ItemForm() {}

  static String fill(Table table, ItemText as, String text, List<String> problems, Model model) {
    model.addAttribute("as", as.key());
    model.addAttribute("text", text);
    model.addAttribute("problems", problems);
    model.addAttribute("call", Calls.aws("put-item", table.name(), "--item file://item.json"));
    return "dashboard/item-edit";
  }

  /** The item was deleted while it was edited: what was written can still be put anew. */
  static String gone(Table table, ItemText as, String text, Model model) {
    model.addAttribute("gone", true);
    model.addAttribute("action", "new");
    model.addAttribute("at", "");
    model.addAttribute("key", "New item");
    model.addAttribute("lossless", as == ItemText.PLAIN);
    model.addAttribute("seen", "");
    return fill(table, as, text, List.of(), model);
  }

  /** The attributes in which two items differ. */
  static List<String> differing(Map<String, Attribute> one, Map<String, Attribute> other) {
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    return names.stream()
        .filter(
            name -> {
              Attribute mine = one.get(name);
              return mine == null || !mine.equals(other.get(name));
            })
        .toList();
  }
}
