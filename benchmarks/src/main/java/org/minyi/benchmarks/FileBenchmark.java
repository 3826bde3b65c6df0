package org.minyi.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.minyi.cli.Minyi;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From CSV file to CSV file, as {@code minyi tag} does it, loading the model included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FileBenchmark {
  private static final int ROWS = 5_000;

  private Path folder;
  private Path input;

  /** Writes the input. */
  @Setup
  public void write() throws IOException {
    folder = Files.createTempDirectory("minyi-benchmark");
    input = folder.resolve("messages.csv");
    try (BufferedWriter out = Files.newBufferedWriter(input)) {
      SyntheticFile.write(ROWS, out);
    }
  }

  /** One row, of lengths as in real life. */
  @Benchmark
  @Fork(1)
  @Warmup(iterations = 2, time = 1)
  @Measurement(iterations = 3, time = 1)
  @OperationsPerInvocation(ROWS)
  public int tag() {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int exitCode = Minyi.execute(new String[] {"tag", input.toString(), "--force"}, out, out);
    if (exitCode != 0) {
      throw new IllegalStateException("exit code " + exitCode + ": " + said);
    }
    return exitCode;
  }

  /** Deletes the files. */
  @TearDown
  public void delete() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
