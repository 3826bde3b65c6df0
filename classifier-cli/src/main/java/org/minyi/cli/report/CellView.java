package org.minyi.cli.report;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.minyi.cli.report.Cell.Changed;
import org.minyi.cli.report.Table.Kind;

/** How a cell looks: a text, a smaller text under it, a value to sort by, a style. */
final class CellView {
  private CellView() {}

  static Map<String, Object> of(Cell cell, Kind kind, PageTexts texts) {
    if (cell instanceof Cell.Text text) {
      return view(HtmlPage.shown(text.text()), "", "", "");
    }
    if (cell instanceof Cell.Count count) {
      return view(texts.count(count.count()), "", Long.toString(count.count()), "");
    }
    if (cell instanceof Cell.Day day) {
      return view(HtmlPage.shown(day.shown()), "", Long.toString(day.day().toEpochDay()), "");
    }
    if (cell instanceof Cell.Value value) {
      String interval =
          value.hasInterval()
              ? "["
                  + number(value.low(), kind, texts)
                  + ", "
                  + number(value.high(), kind, texts)
                  + "]"
              : "";
      return view(number(value.value(), kind, texts), interval, Double.toString(value.value()), "");
    }
    return changed((Changed) cell, texts);
  }

  private static Map<String, Object> changed(Changed changed, PageTexts texts) {
    if (changed.before() == 0 && changed.after() == 0) {
      return view("–", "", "0", "");
    }
    String mark =
        switch (changed.verdict()) {
          case RISE -> "▲ ";
          case FALL -> "▼ ";
          case NOISE, UNTESTED -> "";
        };
    String interval =
        switch (changed.verdict()) {
          case UNTESTED -> texts.get("change.untested");
          default -> "[" + texts.change(changed.low()) + ", " + texts.change(changed.high()) + "]";
        };
    String sort = Double.isNaN(changed.change()) ? "1e9" : Double.toString(changed.change());
    return view(
        mark + texts.change(changed.change()),
        interval,
        sort,
        changed.verdict().name().toLowerCase(Locale.ROOT));
  }

  private static String number(double value, Kind kind, PageTexts texts) {
    return kind == Kind.SHARE ? texts.percent(value) : texts.decimal(value);
  }

  private static Map<String, Object> view(String text, String detail, String sort, String style) {
    Map<String, Object> view = new HashMap<>();
    view.put("text", text);
    view.put("detail", detail);
    view.put("sort", sort);
    view.put("style", style);
    return view;
  }
}
