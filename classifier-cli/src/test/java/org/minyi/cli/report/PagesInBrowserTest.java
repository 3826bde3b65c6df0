package org.minyi.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minyi.cli.Minyi;
import org.minyi.taxonomy.SeedCorpus;
import org.minyi.taxonomy.SeedMessage;

/**
 * Opens pages in a browser and sees that they draw, fit, ask for nothing and run nothing foreign.
 */
class PagesInBrowserTest {
  private static final int[] WIDTHS = {360, 1024, 1920};

  /** What a page says of itself. */
  private static final String STATE =
      """
      (() => {
        const root = document.documentElement;
        const figures = [...document.querySelectorAll('figure.chart')];
        return {
          charts: Number(root.dataset.charts),
          drawn: figures.filter(f => f.querySelector('svg path')).length,
          width: root.scrollWidth,
          wide: figures.filter(f => f.querySelector('svg').getBoundingClientRect().right > innerWidth).length,
          unlabelled: figures.filter(f => !f.querySelector('[role=img]').getAttribute('aria-label')).length,
          lonely: figures.filter(f => !f.closest('section').querySelector('table')).length,
          elements: document.querySelectorAll('iframe, object, embed, base, form, main img, main script').length,
          ran: 'ran' in window,
          language: root.lang
        };
      })()
      """;

  @TempDir static Path folder;

  private static HeadlessChromium browser;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    var program = HeadlessChromium.program();
    assumeTrue(
        program.isPresent(),
        "skipped: no Chromium on the PATH (apt-get install chromium), so no page was looked at");
    browser =
        HeadlessChromium.start(program.get(), Files.createDirectory(folder.resolve("profile")));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void minyi(String... args) {
    StringWriter err = new StringWriter();
    int exitCode = Minyi.execute(args, new PrintWriter(new StringWriter()), new PrintWriter(err));
    assertEquals(0, exitCode, err.toString());
  }

  private static void looksRight(Path page, String language, int leastCharts)
      throws IOException, InterruptedException {
    for (int width : WIDTHS) {
      HeadlessChromium.Visit visit = browser.visit(page, width, 900, STATE);
      String about = width + " px: " + visit.result();
      assertEquals(List.of(), visit.complaints(), about);
      assertEquals(
          List.of(),
          visit.requests().stream()
              .filter(address -> !address.startsWith("data:"))
              .filter(address -> !address.equals(page.toUri().toString()))
              .toList(),
          about);
      JsonNode state = visit.result();
      assertTrue(state.get("charts").asInt() >= leastCharts, about);
      assertEquals(state.get("charts").asInt(), state.get("drawn").asInt(), about);
      assertEquals(width, state.get("width").asInt(), about);
      assertEquals(0, state.get("wide").asInt(), about);
      assertEquals(0, state.get("unlabelled").asInt(), about);
      assertEquals(0, state.get("lonely").asInt(), about);
      assertEquals(0, state.get("elements").asInt(), about);
      assertFalse(state.get("ran").asBoolean(), about);
      assertEquals(language, state.get("language").asText(), about);
      assertTrue(visit.screenshot().length > 10_000, about);
    }
  }

  @Test
  void reportWithHostileTexts() throws IOException, InterruptedException {
    List<String> hostile =
        List.of(
            "<script>window.ran=1</script>",
            "</script><script>window.ran=1</script>",
            "<img src=x onerror=window.ran=1>",
            "<img src='http://leak.invalid/a.png'>",
            "\" onmouseover=window.ran=1 x=\"",
            "=HYPERLINK(\"http://leak.invalid\")",
            "${7*7}<#assign x=1>",
            "\u202Eabc\u2066",
            "<!--",
            "</style><style>*{display:none}",
            "a\u2028b",
            "甲".repeat(500));
    StringBuilder rows = new StringBuilder("日期,<b>区县</b>,内容,标签代码,一级标签,停止原因,性质\n");
    for (int i = 0; i < 900; i++) {
      String text = '"' + hostile.get(i % hostile.size()).replace("\"", "\"\"") + '"';
      rows.append("2026-0").append(1 + i % 3).append('-').append(10 + i % 18).append(',');
      rows.append(text).append(',').append(text).append(",X").append(i % 40).append(',');
      rows.append(text).append(',').append(text).append(',').append(text).append('\n');
    }
    Path table = Files.writeString(folder.resolve("hostile<i>.csv"), rows.toString());
    Path page = folder.resolve("hostile.html");
    minyi(
        "report",
        table.toString(),
        "-o",
        page.toString(),
        "--by",
        "<b>区县</b>",
        "--with-examples",
        "--lang",
        "en");

    looksRight(page, "en", 4);
  }

  @Test
  void evaluationOfTheDefaultModel() throws IOException, InterruptedException {
    StringBuilder rows = new StringBuilder();
    List<SeedMessage> messages = SeedCorpus.loadDefault();
    for (int i = 0; i < messages.size(); i += 60) {
      SeedMessage message = messages.get(i);
      // The beginnings alone, so that the model errs.
      String text = message.title() + message.body();
      rows.append(
          new ObjectMapper()
              .createObjectNode()
              .put("id", "<script>" + i)
              .put("content", text.substring(0, Math.min(10, text.length())))
              .put("code", message.code())
              .put("source", "<img src=x onerror=window.ran=1>"));
      rows.append('\n');
    }
    Path gold = Files.writeString(folder.resolve("gold.jsonl"), rows.toString());
    Path page = folder.resolve("evaluation.html");
    minyi(
        "evaluate",
        gold.toString(),
        "--floors",
        "majority",
        "--html",
        page.toString(),
        "--lang",
        "zh");

    looksRight(page, "zh-CN", 5);
  }

  @Test
  void searchingSortingAndDrillingDownWork() throws IOException, InterruptedException {
    List<String> rows = new ArrayList<>(List.of("日期,标签代码"));
    for (String code : List.of("11020101", "11020101", "08", "0801", "16010101")) {
      rows.add("2026-03-01," + code);
    }
    Path table = Files.write(folder.resolve("few.csv"), rows);
    Path page = folder.resolve("few.html");
    minyi("report", table.toString(), "-o", page.toString(), "--lang", "zh");

    JsonNode seen =
        browser
            .visit(
                page,
                800,
                900,
                """
                (() => {
                  const box = document.getElementById('tags-table');
                  const visible = () => [...box.querySelectorAll('tbody tr')]
                      .filter(r => r.offsetParent).map(r => r.querySelector('.name').lastChild.textContent);
                  const result = {first: visible()};
                  box.querySelector('.toggle').click();
                  result.opened = visible();
                  box.querySelectorAll('thead button')[1].click();
                  result.sorted = visible()[0];
                  const search = box.querySelector('input');
                  search.value = '施工噪声';
                  search.dispatchEvent(new Event('input'));
                  result.found = visible();
                  const select = document.querySelector('#tags-chart select');
                  select.value = select.options[1].value;
                  select.dispatchEvent(new Event('change'));
                  result.crumbs = [...document.querySelectorAll('#tags-chart .crumbs button')].map(b => b.textContent);
                  return result;
                })()
                """)
            .result();

    assertEquals(3, seen.get("first").size(), seen.toString());
    assertTrue(seen.get("opened").size() > 3, seen.toString());
    assertEquals("住房与房地产", seen.get("sorted").asText(), seen.toString());
    // The tag itself and those above it.
    assertTrue(seen.get("found").toString().contains("生态环境"), seen.toString());
    assertTrue(seen.get("found").toString().contains("施工噪声"), seen.toString());
    assertFalse(seen.get("found").toString().contains("住房"), seen.toString());
    assertEquals(2, seen.get("crumbs").size(), seen.toString());
  }
}
