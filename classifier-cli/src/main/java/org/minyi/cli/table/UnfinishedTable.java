package org.minyi.cli.table;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Messages;

/**
 * A result that survives the end of the process, however sudden: until it is whole, its rows are in
 * a folder beside it, {@code RESULT.unfinished}, with a note of how far they are to be trusted.
 * Rows behind that point are dropped when the work goes on, so that the whole file is the same,
 * byte for byte, as if it had been written in one go.
 */
public final class UnfinishedTable implements ResultTable {
  private static final List<String> FILES =
      List.of("result", "rejects.csv", "rejects.copy", "dated.xlsx", "whole.xlsx");

  private final Path target;
  private final Path rejectsTarget;
  private final OutputFormat style;
  private final List<String> header;
  private final Path folder;
  private final FileChannel lock;
  private final Map<String, String> settings;
  private final Part result;
  private final Part rejectsPart;
  private final RowSink sink;
  private final RejectSink rejects;
  private final Done done;
  private boolean saved;

  /**
   * What to write and where.
   *
   * @param target the result's file
   * @param rejects the file of the rejects
   * @param style how the result is written
   * @param header the names of its columns
   * @param inputHeader the names of the input's columns, for the rejects
   * @param messages the language of the reasons for rejects
   * @param settings all that the result depends on, the input included
   */
  public record Plan(
      Path target,
      Path rejects,
      OutputFormat style,
      List<String> header,
      List<String> inputHeader,
      Messages messages,
      Map<String, String> settings) {}

  private UnfinishedTable(Plan plan, FileChannel lock, UnfinishedState state) throws IOException {
    this.target = plan.target;
    this.rejectsTarget = plan.rejects;
    this.style = plan.style;
    this.header = plan.header;
    this.settings = plan.settings;
    this.folder = folder(target.toAbsolutePath());
    this.lock = lock;
    this.done = new Done(state.rows(), state.rejects(), Map.copyOf(state.counts()));
    this.saved = state.rows() > 0;
    this.result = Part.open(folder.resolve("result"), state.result());
    this.rejectsPart = Part.open(folder.resolve("rejects.csv"), state.rejected());
    this.rejects =
        new RejectSink(() -> rejectsPart.out(), plan.inputHeader, plan.messages, state.rejects());
    this.sink =
        style.format() == Format.XLSX
            ? new CellLogSink(result.out(), style.sink(OutputStream.nullOutputStream()))
            : style.sink(result.out());
    if (state.rows() == 0) {
      sink.begin(header);
    } else {
      sink.resume(header);
    }
  }

  /** The folder of a result that is not whole yet. */
  public static Path folder(Path target) {
    return target.resolveSibling(target.getFileName() + ".unfinished");
  }

  /** Whether an earlier run left a result that is not whole. */
  public static boolean exists(Path target) {
    return Files.isRegularFile(folder(target).resolve(UnfinishedState.FILE));
  }

  /**
   * Clears away what is left of the folder where a run was ended after its result was whole, while
   * it did so itself. Nothing is done while another process is at it, and no failure matters.
   */
  public static void sweep(Path target) {
    Path folder = folder(target.toAbsolutePath());
    if (!Files.isDirectory(folder) || exists(target)) {
      return;
    }
    try {
      FileChannel lock = lock(target, folder);
      try {
        delete(folder);
      } finally {
        lock.close();
      }
      // Windows deletes no file that is open.
      deleteLock(folder);
    } catch (IOException | CliException e) {
      // The result is whole, and that is what counts.
    }
  }

  /**
   * Begins a result, or goes on with one.
   *
   * @param resume whether to go on where an earlier run ended
   * @param force whether an earlier run's rows may be dropped
   * @throws CliException when there is such a run and neither is wanted, when it had other settings
   *     or another input, when another process is at it, or nothing can be written there
   */
  public static UnfinishedTable open(Plan plan, boolean resume, boolean force) {
    Path folder = folder(plan.target.toAbsolutePath());
    if (folder.getParent() == null || !Files.isDirectory(folder.getParent())) {
      throw new CliException(ExitCode.OUTPUT, "output.folder.missing", folder.getParent());
    }
    try {
      Files.createDirectories(folder);
      FileChannel lock = lock(plan.target, folder);
      try {
        UnfinishedState state = UnfinishedState.NEW;
        if (exists(plan.target.toAbsolutePath())) {
          UnfinishedState earlier = UnfinishedState.read(folder);
          if (resume) {
            earlier.check(plan.target, plan.settings);
            state = earlier;
          } else if (force) {
            delete(folder);
          } else {
            throw new CliException(ExitCode.OUTPUT, "output.unfinished", plan.target, folder);
          }
        }
        return new UnfinishedTable(plan, lock, state);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw WholeFile.unwritable(plan.target, e);
    }
  }

  private static FileChannel lock(Path target, Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new CliException(ExitCode.OUTPUT, "output.busy", target);
    }
    return channel;
  }

  @Override
  public Done done() {
    return done;
  }

  @Override
  public boolean row(TableRow row, List<Cell> cells) {
    try {
      return sink.row(row, cells, this::reject);
    } catch (IOException e) {
      throw WholeFile.unwritable(target, e);
    }
  }

  @Override
  public void reject(TableRow row) {
    try {
      rejects.add(row);
    } catch (IOException e) {
      throw WholeFile.unwritable(rejectsTarget, e);
    }
  }

  @Override
  public long rejects() {
    return rejects.count();
  }

  @Override
  public void save(long rows, Map<String, Long> counts) {
    try {
      sink.flush();
      rejects.flush();
      new UnfinishedState(
              settings, rows, rejects.count(), result.extent(), rejectsPart.extent(), counts)
          .write(folder);
      saved = rows > 0;
    } catch (IOException e) {
      throw WholeFile.unwritable(target, e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Every step can be done again, should the process end between them: the rejects are copied
   * before the result is moved, and the state goes last but for the folder.
   */
  @Override
  public void commit() {
    try {
      sink.close();
      rejects.close();
      result.close();
      rejectsPart.close();
      if (rejects.count() > 0) {
        Path copy = folder.resolve("rejects.copy");
        Files.copy(rejectsPart.file(), copy, StandardCopyOption.REPLACE_EXISTING);
        WholeFile.move(copy, rejectsTarget.toAbsolutePath());
      } else {
        Files.deleteIfExists(rejectsTarget);
      }
      if (!result.gone()) {
        WholeFile.move(
            style.format() == Format.XLSX ? workbook() : result.file(), target.toAbsolutePath());
      }
      saved = false;
    } catch (IOException e) {
      throw WholeFile.unwritable(target, e);
    }
  }

  private Path workbook() throws IOException {
    Path dated = folder.resolve("dated.xlsx");
    Path whole = folder.resolve("whole.xlsx");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(dated), 1 << 16);
        InputStream log = new BufferedInputStream(Files.newInputStream(result.file()), 1 << 16);
        RowSink workbook = style.sink(out)) {
      workbook.begin(header);
      CellLogSink.replay(log, workbook);
    }
    WorkbookCopy.withoutTime(dated, whole);
    return whole;
  }

  @Override
  public void close() {
    try {
      result.close();
      rejectsPart.close();
      if (!saved) {
        delete(folder);
      }
    } catch (IOException e) {
      // What was saved is safe; what stopped the rest was thrown before.
    } finally {
      try {
        lock.close();
        // Windows deletes no file that is open.
        if (!saved) {
          deleteLock(folder);
        }
      } catch (IOException e) {
        // An empty folder that is left over harms nobody.
      }
    }
  }

  private static void deleteLock(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve("lock"));
    Files.deleteIfExists(folder);
  }

  private static void delete(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(UnfinishedState.FILE));
    for (String name : FILES) {
      Files.deleteIfExists(folder.resolve(name));
    }
  }
}
