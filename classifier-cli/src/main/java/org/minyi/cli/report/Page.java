package org.minyi.cli.report;

import java.util.List;

/**
 * What a page says, in the order in which it says it. All texts are plain: whoever writes the page
 * escapes them.
 *
 * @param title its name
 * @param subtitle what it is about, in a line
 * @param facts the figures that matter most
 * @param notices what readers must know before they trust it: what was left out, what is doubtful
 * @param sections the rest
 */
public record Page(
    String title, String subtitle, List<Fact> facts, List<String> notices, List<Section> sections) {

  /** Copies the lists. */
  public Page {
    facts = List.copyOf(facts);
    notices = List.copyOf(notices);
    sections = List.copyOf(sections);
  }

  /**
   * A figure that matters.
   *
   * @param label what it counts
   * @param value as it is shown
   * @param detail what puts it into proportion; may be empty
   */
  public record Fact(String label, String value, String detail) {}

  /**
   * A part of the page.
   *
   * @param id names it in addresses and programs: ASCII letters and hyphens
   * @param heading its heading
   * @param notes how to read it
   * @param charts its pictures
   * @param tables its numbers: those of every chart are among them
   */
  public record Section(
      String id, String heading, List<String> notes, List<Chart> charts, List<Table> tables) {
    /** Copies the lists. */
    public Section {
      notes = List.copyOf(notes);
      charts = List.copyOf(charts);
      tables = List.copyOf(tables);
    }
  }
}
