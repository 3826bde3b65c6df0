package org.minyi.cli.report.tagged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Progress;
import org.minyi.cli.report.HtmlPage;
import org.minyi.cli.report.Page;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.PageWorkbook;
import org.minyi.cli.table.IoFailure;
import org.minyi.cli.table.MessageColumns;
import org.minyi.cli.table.TableReader;
import org.minyi.cli.table.TableRow;
import org.minyi.cli.table.TableSource;
import org.minyi.cli.table.WholeFile;
import org.minyi.taxonomy.Taxonomy;

/**
 * Reports on tagged files in one pass over them.
 *
 * @param files the tagged files
 * @param taxonomy whose names the tags get
 * @param groups the columns to group by
 * @param date the date column; found when empty
 * @param dateFormat how dates are written, if not in one of the usual ways
 * @param period the unit of the comparisons; chosen by the data when empty
 * @param html where the page goes
 * @param texts which columns hold the messages
 * @param withExamples whether messages may be shown, without personal numbers
 * @param workbook where the tables go as a workbook, if wanted
 * @param json where figures and the trace of rows go, if wanted
 * @param force whether files that exist may be replaced
 * @param quiet whether to say nothing but errors
 * @param today the last day that can be
 */
public record TaggedReport(
    List<Path> files,
    Taxonomy taxonomy,
    List<String> groups,
    Optional<String> date,
    Optional<DateTimeFormatter> dateFormat,
    Optional<Period> period,
    MessageColumns.Choice texts,
    boolean withExamples,
    Path html,
    Optional<Path> workbook,
    Optional<Path> json,
    boolean force,
    boolean quiet,
    LocalDate today) {

  private static final int PROGRESS_ROWS = 1 << 12;

  /** Runs to the end. */
  public ExitCode run(Console console) {
    List<Path> outputs =
        Stream.of(Optional.of(html), workbook, json).flatMap(Optional::stream).toList();
    outputs.forEach(path -> WholeFile.check(path, force));
    outputs.forEach(this::refuseInput);
    PageTexts language = PageTexts.in(console.messages().locale());
    List<String> names = files.stream().map(file -> file.getFileName().toString()).toList();
    Tally tally = new Tally(taxonomy, new DayReader(today, dateFormat), groups, files.size());
    Optional<RowTrace> trace = json.map(path -> new RowTrace(path, names, groups));
    try {
      List<TaggedColumns> columns = read(console, tally, trace);
      TaggedPage counted = TaggedPage.of(tally, names, today, period, language);
      Page page =
          counted
              .recentFrom()
              .filter(from -> columns.stream().anyMatch(TaggedColumns::hasMessage))
              .map(from -> counted.with(recent(console, tally, columns, from), withExamples))
              .orElse(counted)
              .page();
      write(html, file -> new HtmlPage(language).write(page, file.writer()));
      workbook.ifPresent(
          path -> write(path, file -> new PageWorkbook(language).write(page, file.stream())));
      trace.ifPresent(t -> t.commit(page));
    } finally {
      trace.ifPresent(RowTrace::close);
    }
    if (!quiet) {
      console.remark("report.rows", tally.rows(), tally.tagged());
      tellLeftOut(console, tally, language);
      outputs.forEach(path -> console.remark("report.written", path));
    }
    return tally.leftOut(LeftOut.BROKEN_ROW) > 0 ? ExitCode.REJECTS : ExitCode.OK;
  }

  /** Who looks at the page later may not be who can mend the files. */
  private void tellLeftOut(Console console, Tally tally, PageTexts language) {
    for (LeftOut reason : LeftOut.values()) {
      String notice = language.get("notice." + reason, language.count(tally.leftOut(reason)));
      tally.firstLeftOut(reason).stream()
          .findFirst()
          .ifPresent(
              first ->
                  console.remark("report.left.out", notice, files.get(first.file()), first.line()));
    }
  }

  private void refuseInput(Path output) {
    try {
      for (Path file : files) {
        if (Files.exists(output) && Files.exists(file) && Files.isSameFile(file, output)) {
          throw new CliException(ExitCode.OUTPUT, "output.is.input", output);
        }
      }
    } catch (IOException e) {
      throw WholeFile.unwritable(output, e);
    }
  }

  private List<TaggedColumns> read(Console console, Tally tally, Optional<RowTrace> trace) {
    TaggedColumns.Wanted wanted = new TaggedColumns.Wanted(groups, date, texts);
    List<TaggedColumns> all = new ArrayList<>();
    boolean[] found = new boolean[groups.size()];
    boolean dated = date.isEmpty();
    List<String> headers = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      try (TableReader table = TableReader.open(TableSource.of(files.get(file)))) {
        TaggedColumns columns = TaggedColumns.find(table.header(), wanted);
        all.add(columns);
        headers.addAll(table.header());
        for (int i = 0; i < found.length; i++) {
          found[i] |= columns.hasGroup(i);
        }
        dated |= columns.hasDate();
        count(console, file, table, columns, tally, trace);
      } catch (IOException e) {
        throw IoFailure.of(e, ExitCode.INPUT, "input", files.get(file));
      }
    }
    for (int i = 0; i < found.length; i++) {
      if (!found[i]) {
        throw missing(groups.get(i), "--by", headers);
      }
    }
    if (!dated) {
      throw missing(date.get(), "--date", headers);
    }
    return all;
  }

  /** Reads the messages of the latest period, which is not known before all dates are. */
  private RecentMessages recent(
      Console console, Tally tally, List<TaggedColumns> columns, LocalDate from) {
    if (!quiet) {
      console.remark("report.messages");
    }
    RecentMessages recent = new RecentMessages(from);
    for (int file = 0; file < files.size(); file++) {
      TaggedColumns found = columns.get(file);
      if (!found.hasMessage() || !found.hasDate()) {
        continue;
      }
      try (TableReader table = TableReader.open(TableSource.of(files.get(file)))) {
        for (Optional<TableRow> next = table.next(); next.isPresent(); next = table.next()) {
          if (next.get().problem() == TableRow.Problem.NONE) {
            TaggedRow row = found.row(file, next.get().line(), next.get().fields());
            recent.add(row.message(), tally.day(row, found), () -> tally.node(row));
          }
        }
      } catch (IOException e) {
        throw IoFailure.of(e, ExitCode.INPUT, "input", files.get(file));
      }
    }
    return recent;
  }

  private static CliException missing(String column, String option, List<String> headers) {
    return new CliException(
        ExitCode.INPUT,
        "report.column.missing",
        column,
        option,
        String.join(", ", headers.stream().distinct().limit(40).toList()));
  }

  private void count(
      Console console,
      int file,
      TableReader table,
      TaggedColumns columns,
      Tally tally,
      Optional<RowTrace> trace)
      throws IOException {
    try (Progress progress = quiet ? Progress.NONE : Progress.of(console, table.size())) {
      long rows = 0;
      long broken = 0;
      for (Optional<TableRow> next = table.next(); next.isPresent(); next = table.next()) {
        TableRow row = next.get();
        if (row.problem() == TableRow.Problem.NONE) {
          TaggedRow tagged = columns.row(file, row.line(), row.fields());
          Tally.Counted counted = tally.add(tagged, columns);
          trace.ifPresent(t -> t.row(tagged, counted, tally.tree()));
        } else {
          tally.broken(file, row.line());
          broken++;
        }
        if (++rows % PROGRESS_ROWS == 0) {
          progress.update(table.position(), rows, broken);
        }
      }
      progress.update(table.position(), rows, broken);
    }
  }

  private interface Content {
    void writeTo(WholeFile file) throws IOException;
  }

  private static void write(Path target, Content content) {
    try (WholeFile whole = WholeFile.to(target)) {
      content.writeTo(whole);
      whole.commit();
    } catch (IOException e) {
      throw WholeFile.unwritable(target, e);
    }
  }
}
