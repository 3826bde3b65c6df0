package org.minyi.cli.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Printable;
import org.minyi.cli.table.TableRow.Problem;

/**
 * Reads a sheet of an Excel workbook: values, not formulas, and times as they are shown. Of merged
 * cells the first has the value and the others are empty, as in the file.
 */
final class WorkbookTable implements TableReader {
  private static final int SHOWN_SHEETS = 20;
  private static final int SHEET_COLUMNS = 31;

  private final Path file;
  private final ReadableWorkbook workbook;
  private final Sheet sheet;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final WorkbookCell cells;
  private final List<String> otherSheets;
  private final List<String> header;
  private final long size;
  private long position;
  private long blankRows;
  private long formulas;
  private int[] needed = {};

  private WorkbookTable(Path file, ReadableWorkbook workbook, Sheet sheet, WorkbookCheck check)
      throws IOException {
    this.file = file;
    this.workbook = workbook;
    this.sheet = sheet;
    this.size = check.rows();
    this.cells = new WorkbookCell(check.recalculated());
    this.otherSheets =
        sheets(workbook).stream().filter(other -> !other.equals(sheet.getName())).toList();
    this.stream = sheet.openStream();
    this.rows = stream.iterator();
    this.header = readHeader();
  }

  /**
   * Opens a sheet and reads its header, the first row that is not blank.
   *
   * @param wanted the sheet's name, or {@code #} and its number
   */
  static WorkbookTable open(Path file, Optional<String> wanted) throws IOException {
    WorkbookCheck check = WorkbookCheck.of(file);
    ReadableWorkbook workbook = null;
    try {
      workbook = read(file);
      return new WorkbookTable(file, workbook, sheet(file, workbook, wanted), check);
    } catch (IOException | RuntimeException e) {
      if (workbook != null) {
        workbook.close();
      }
      throw e instanceof CliException ? (CliException) e : damaged(file, e);
    }
  }

  private static ReadableWorkbook read(Path file) throws IOException {
    try {
      return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
    } catch (ExcelReaderException e) {
      // Where there are no styles, none can be asked for.
      return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
    }
  }

  private static Sheet sheet(Path file, ReadableWorkbook workbook, Optional<String> wanted)
      throws IOException {
    List<Sheet> sheets = workbook.getSheets().toList();
    if (wanted.isEmpty()) {
      for (Sheet sheet : sheets) {
        if (sheet.getVisibility() == SheetVisibility.VISIBLE && !isEmpty(sheet)) {
          return sheet;
        }
      }
      throw new CliException(ExitCode.INPUT, "input.empty", file);
    }
    String name = wanted.get();
    return sheets.stream()
        .filter(sheet -> sheet.getName().strip().equals(name.strip()))
        .findFirst()
        .or(() -> numbered(sheets, name))
        .orElseThrow(
            () ->
                new CliException(ExitCode.INPUT, "input.sheet.missing", name, file, names(sheets))
                    .by("--sheet"));
  }

  private static Optional<Sheet> numbered(List<Sheet> sheets, String name) {
    return sheets.stream().filter(sheet -> name.equals("#" + (sheet.getIndex() + 1))).findFirst();
  }

  private static String names(List<Sheet> sheets) {
    return sheets.stream()
        .limit(SHOWN_SHEETS)
        .map(s -> "#" + (s.getIndex() + 1) + " " + Printable.line(s.getName(), SHEET_COLUMNS))
        .collect(Collectors.joining(", "));
  }

  private static boolean isEmpty(Sheet sheet) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      return rows.allMatch(WorkbookTable::isBlank);
    }
  }

  /** The sheets of a workbook that are visible and have rows, in their order. */
  static List<String> sheets(Path file) throws IOException {
    WorkbookCheck.of(file);
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      return sheets(workbook);
    } catch (RuntimeException e) {
      throw damaged(file, e);
    }
  }

  private static List<String> sheets(ReadableWorkbook workbook) throws IOException {
    List<String> names = new ArrayList<>();
    for (Sheet sheet : workbook.getSheets().toList()) {
      if (sheet.getVisibility() == SheetVisibility.VISIBLE && !isEmpty(sheet)) {
        names.add(sheet.getName());
      }
    }
    return names;
  }

  @Override
  public List<String> otherParts() {
    return otherSheets;
  }

  @Override
  public Format format() {
    return Format.XLSX;
  }

  @Override
  public Optional<TextEncoding> encoding() {
    return Optional.empty();
  }

  @Override
  public Optional<String> part() {
    return Optional.of(sheet.getName());
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public Optional<TableRow> next() {
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        position++;
        if (!isBlank(row) || lacksNeeded(row)) {
          return Optional.of(shaped(row));
        }
        blankRows++;
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      throw damaged(file, e);
    }
  }

  @Override
  public void need(int... columns) {
    needed = IntStream.concat(IntStream.of(needed), IntStream.of(columns)).toArray();
  }

  @Override
  public long formulasWithoutResult() {
    return formulas;
  }

  @Override
  public long blankLines() {
    return blankRows;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }

  private List<String> readHeader() {
    while (rows.hasNext()) {
      Row row = rows.next();
      position++;
      if (!isBlank(row)) {
        List<String> names = new ArrayList<>(read(row).stream().map(Cell::text).toList());
        while (names.get(names.size() - 1).isEmpty()) {
          names.remove(names.size() - 1);
        }
        return List.copyOf(names);
      }
    }
    throw new CliException(ExitCode.INPUT, "input.empty", file);
  }

  private TableRow shaped(Row row) {
    List<Cell> found = read(row);
    int width = header.size();
    boolean more =
        found.size() > width
            && found.subList(width, found.size()).stream().anyMatch(c -> !c.text().isEmpty());
    if (more) {
      return new TableRow(row.getRowNum(), found, Problem.TOO_MANY_FIELDS);
    }
    boolean tooLong = found.stream().anyMatch(c -> c.text().length() > MAX_FIELD);
    while (found.size() > width) {
      found.remove(found.size() - 1);
    }
    while (found.size() < width) {
      found.add(Cell.absent());
    }
    return new TableRow(
        row.getRowNum(),
        found,
        tooLong ? Problem.TOO_LONG : lacksNeeded(row) ? Problem.NO_RESULT : Problem.NONE);
  }

  private List<Cell> read(Row row) {
    List<Cell> read = new ArrayList<>(Math.max(row.getCellCount(), 16));
    for (int i = 0; i < row.getCellCount(); i++) {
      Optional<org.dhatim.fastexcel.reader.Cell> cell = row.getOptionalCell(i);
      formulas += cell.filter(cells::lacksResult).isPresent() ? 1 : 0;
      read.add(cell.map(cells::read).orElse(Cell.absent()));
    }
    return read;
  }

  private boolean lacksNeeded(Row row) {
    return IntStream.of(needed)
        .anyMatch(column -> row.getOptionalCell(column).filter(cells::lacksResult).isPresent());
  }

  private static boolean isBlank(Row row) {
    for (int i = 0; i < row.getCellCount(); i++) {
      if (row.hasCell(i) && !row.getCell(i).getText().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static CliException damaged(Path file, Exception e) {
    return new CliException(
        e, ExitCode.INPUT, "input.workbook.damaged", file, e.getClass().getSimpleName());
  }
}
