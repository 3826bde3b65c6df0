package org.minyi.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.Table.Column;
import org.minyi.cli.report.Table.Row;

/**
 * Writes a page as one HTML file that needs no other: scripts, styles and data are in it, and its
 * content security policy lets only these scripts run and nothing be fetched, so that no text on it
 * can run or call home.
 */
public final class HtmlPage {
  private static final String ECHARTS = "echarts.common.min.js";
  private static final String SCRIPT = "page.js";
  private static final String STYLE = "page.css";
  private static final String TEMPLATE = "page.ftlh";

  private final PageTexts texts;
  private final Template template;
  private final ObjectMapper json = new ObjectMapper();

  /** A writer in a language. */
  public HtmlPage(PageTexts texts) {
    this.texts = texts;
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setFallbackOnNullLoopVariable(false);
    configuration.setClassForTemplateLoading(HtmlPage.class, "");
    json.getFactory().setCharacterEscapes(new ScriptEscapes());
    // The order of Map.of changes from run to run; equal pages shall give equal files.
    json.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    try {
      this.template = configuration.getTemplate(TEMPLATE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a page. */
  public void write(Page page, Writer out) throws IOException {
    String echarts = resource(ECHARTS);
    String script = resource(SCRIPT);
    Map<String, Object> model = new HashMap<>();
    model.put("lang", texts.get("page.language"));
    model.put("policy", policy(echarts, script));
    model.put("title", shown(page.title()));
    model.put("subtitle", shown(page.subtitle()));
    model.put(
        "facts",
        page.facts().stream()
            .map(
                fact ->
                    Map.of(
                        "label", shown(fact.label()),
                        "value", shown(fact.value()),
                        "detail", shown(fact.detail())))
            .toList());
    model.put("notices", page.notices().stream().map(HtmlPage::shown).toList());
    model.put("sections", page.sections().stream().map(this::section).toList());
    model.put("echarts", echarts);
    model.put("script", script);
    model.put("style", resource(STYLE));
    model.put("data", data(page));
    model.put("t", (freemarker.template.TemplateMethodModelEx) this::text);
    try {
      template.process(model, out);
    } catch (TemplateException e) {
      throw new IOException(e);
    }
  }

  private Object text(List<?> arguments) {
    return texts.get(
        arguments.get(0).toString(),
        arguments.subList(1, arguments.size()).stream().map(Object::toString).toArray());
  }

  private Map<String, Object> section(Section section) {
    return Map.of(
        "id", section.id(),
        "heading", shown(section.heading()),
        "notes", section.notes().stream().map(HtmlPage::shown).toList(),
        "charts",
            section.charts().stream()
                .map(chart -> Map.of("id", chart.id(), "description", shown(chart.description())))
                .toList(),
        "tables", section.tables().stream().map(this::table).toList());
  }

  private Map<String, Object> table(Table table) {
    boolean tree = table.tree();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      Row row = table.rows().get(i);
      boolean parent = i + 1 < table.rows().size() && table.rows().get(i + 1).depth() > row.depth();
      rows.add(
          Map.of(
              "depth",
              row.depth(),
              "parent",
              parent,
              "hidden",
              tree ? row.depth() > 0 : i >= table.shown(),
              "cells",
              cells(table, row)));
    }
    return Map.of(
        "id", table.id(),
        "caption", shown(table.caption()),
        "columns",
            table.columns().stream()
                .map(column -> Map.of("heading", shown(column.heading()), "kind", kind(column)))
                .toList(),
        "rows", rows,
        "size", texts.count(rows.size()),
        "tree", tree,
        "more", !tree && rows.size() > table.shown(),
        "searchable", table.searchable());
  }

  private static String kind(Column column) {
    return column.kind().name().toLowerCase(java.util.Locale.ROOT);
  }

  private List<Map<String, Object>> cells(Table table, Row row) {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      cells.add(CellView.of(row.cells().get(i), table.columns().get(i).kind(), texts));
    }
    return cells;
  }

  /** What the script draws and says, as JSON that cannot end its element. */
  private String data(Page page) throws JsonProcessingException {
    Map<String, Object> charts = new HashMap<>();
    for (Section section : page.sections()) {
      for (Chart chart : section.charts()) {
        charts.put(
            chart.id(),
            Map.of(
                "kind",
                chart.data().kind(),
                "description",
                shown(chart.description()),
                "data",
                chart.data()));
      }
    }
    Map<String, String> words = new HashMap<>();
    for (String key :
        List.of(
            "found",
            "up",
            "partial",
            "interval",
            "less",
            "open",
            "expand",
            "collapse",
            "difference")) {
      words.put(key, texts.get("page." + key));
    }
    return json.writeValueAsString(
        Map.of("lang", texts.get("page.language"), "charts", charts, "words", words));
  }

  private static String policy(String... scripts) {
    StringBuilder allowed = new StringBuilder();
    for (String script : scripts) {
      allowed.append(" 'sha256-").append(sha256(script)).append('\'');
    }
    // Charts and their tooltips set styles of their own.
    return "default-src 'none'; script-src"
        + allowed
        + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      // Browsers hash scripts with line breaks as they parse them: LF.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without control characters and marks that turn the direction of the text around them. */
  static String shown(String text) {
    return text.codePoints().allMatch(HtmlPage::isHarmless)
        ? text
        : text.codePoints()
            .map(c -> isHarmless(c) ? c : Character.isWhitespace(c) ? ' ' : 0xFFFD)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> c == 0x200D;
      default -> true;
    };
  }

  /** Escapes all with which text could leave a script element. */
  private static final class ScriptEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = standardAsciiEscapesForJSON();
      for (char c : "<>&'".toCharArray()) {
        escapes[c] = ESCAPE_STANDARD;
      }
      return escapes;
    }

    @Override
    public SerializableString getEscapeSequence(int c) {
      return new SerializedString(String.format("\\u%04x", c));
    }
  }
}
