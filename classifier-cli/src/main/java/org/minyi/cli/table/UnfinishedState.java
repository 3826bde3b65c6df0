package org.minyi.cli.table;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;

/**
 * How far a result is.
 *
 * @param settings all that it depends on
 * @param rows rows of the input that were handled
 * @param rejects how many of them were rejected
 * @param result how much of its file counts
 * @param rejected how much of the file of the rejects counts
 * @param counts what else was counted
 */
record UnfinishedState(
    Map<String, String> settings,
    long rows,
    long rejects,
    Part.Extent result,
    Part.Extent rejected,
    Map<String, Long> counts) {
  static final String FILE = "state.json";
  static final UnfinishedState NEW =
      new UnfinishedState(Map.of(), 0, 0, Part.Extent.NONE, Part.Extent.NONE, Map.of());

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  static UnfinishedState read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      return JSON.readValue(file.toFile(), UnfinishedState.class);
    } catch (JacksonException e) {
      throw new CliException(e, ExitCode.OUTPUT, "output.unfinished.damaged", folder);
    }
  }

  /** Whole or not at all. */
  void write(Path folder) throws IOException {
    Path next = folder.resolve("state.next");
    JSON.writeValue(next.toFile(), this);
    Files.move(next, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Refuses to go on with other settings.
   *
   * @throws CliException that names what differs
   */
  void check(Path target, Map<String, String> now) {
    TreeSet<String> names = new TreeSet<>(settings.keySet());
    names.addAll(now.keySet());
    List<String> different =
        names.stream()
            .filter(name -> !now.getOrDefault(name, "").equals(settings.getOrDefault(name, "")))
            .toList();
    if (!different.isEmpty()) {
      throw new CliException(
          ExitCode.OUTPUT, "output.unfinished.differs", target, String.join(", ", different));
    }
  }
}
