package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.item.Tables;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.NotFound;
import io.benchtable.dashboard.page.Status;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What all pages of a table begin with: its name, what it is at, and the way to the others. */
@Component
class TableFrame {

  private final Tables tables;

  TableFrame(Tables tables) {
    this.tables = tables;
  }

  /** The table of this name, with the frame of one of its pages. */
  Table open(String name, String tab, Model model) {
    Table table = get(name);
    model.addAttribute("table", table);
    model.addAttribute("tab", tab);
    model.addAttribute("status", Status.of(table.status()));
    model.addAttribute("amount", TableList.amount(table));
    model.addAttribute("created", table.created().map(Moment::of).orElse(null));
    model.addAttribute("platform", Platform.purpose(name).orElse(null));
    model.addAttribute("nav", "tables");
    if (!tab.equals("item")) {
      Optional<SortedMap<String, String>> tags = tables.tags(table);
      model.addAttribute("tags", tags.orElse(Collections.emptySortedMap()));
      model.addAttribute("tagsKnown", tags.isPresent());
    }
    return table;
  }

  Table get(String name) {
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
