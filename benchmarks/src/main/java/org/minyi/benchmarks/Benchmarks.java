package org.minyi.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks and compares their results. */
public final class Benchmarks {
  private static final String USAGE =
      """
      quick RESULT.json               the main figures, in five minutes
      full RESULT.json                all, peers and growth included
      only REGEX RESULT.json          those whose names match, as long as in quick
      show RESULT.json                the figures as a table
      compare OLD.json NEW.json       two results side by side
      messages COUNT FILE.csv         synthetic messages in a file
      """;

  private Benchmarks() {}

  /** Runs what the first argument says. */
  public static void main(String[] args) throws IOException, RunnerException {
    String what = args.length == 0 ? "" : args[0] + " " + args.length;
    switch (what) {
      case "quick 2" -> {
        ChainedOptionsBuilder options = options(args[1]).param("length", "mixed");
        options.include("ClassifyBenchmark|TextBenchmark.(scanner|analyzer)");
        options.include("LatencyBenchmark|BatchBenchmark|LoadBenchmark|FileBenchmark");
        run(brief(options), args[1]);
      }
      case "full 2" -> run(options(args[1]).include("org.minyi.benchmarks").forks(2), args[1]);
      case "only 3" ->
          run(brief(options(args[2]).include(args[1]).param("length", "mixed")), args[2]);
      case "show 2" -> Comparison.print(Path.of(args[1]), System.out);
      case "compare 3" -> Comparison.print(Path.of(args[1]), Path.of(args[2]), System.out);
      case "messages 3" -> {
        try (Writer out = Files.newBufferedWriter(Path.of(args[2]))) {
          SyntheticFile.write(Integer.parseInt(args[1]), out);
        }
      }
      default -> {
        System.err.print(USAGE);
        System.exit(2);
      }
    }
  }

  private static ChainedOptionsBuilder options(String result) {
    return new OptionsBuilder()
        .warmupTime(TimeValue.seconds(2))
        .measurementTime(TimeValue.seconds(2))
        .warmupIterations(5)
        .measurementIterations(5)
        .addProfiler(CpuTime.class)
        .addProfiler(GCProfiler.class)
        .resultFormat(ResultFormatType.JSON)
        .result(result);
  }

  private static ChainedOptionsBuilder brief(ChainedOptionsBuilder options) {
    return options.forks(1).warmupIterations(4).measurementIterations(4);
  }

  private static void run(ChainedOptionsBuilder options, String result)
      throws IOException, RunnerException {
    new Runner(options.build()).run();
    Comparison.print(Path.of(result), System.out);
  }
}
