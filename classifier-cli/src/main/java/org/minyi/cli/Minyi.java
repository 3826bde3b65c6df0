package org.minyi.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.minyi.cli.config.Defaults;
import org.minyi.cli.config.Setting;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ConsoleCharset;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code minyi} command. */
@Command(name = "minyi")
public final class Minyi implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT)
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true)
  private boolean version;

  // Read before the others, by Language, so that even the help is in it.
  @Option(names = "--lang", paramLabel = "zh|en", scope = ScopeType.INHERIT)
  private Language language;

  @Option(names = "--verbose", scope = ScopeType.INHERIT)
  private boolean verbose;

  private final Defaults defaults;

  private Minyi(Defaults defaults) {
    this.defaults = defaults;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    Charset charset = ConsoleCharset.of(System.getProperties());
    boolean terminal = System.console() != null;
    PrintWriter out = writer(System.out, charset);
    PrintWriter data = terminal ? out : writer(System.out, StandardCharsets.UTF_8);
    PrintWriter err = writer(System.err, charset);
    Console console = new Console(System.in, System.out, out, data, err, messages(args), terminal);
    System.exit(execute(console, ModelLoader::classifier, Optional.of(home()), args));
  }

  /**
   * Runs a command in this process, without a terminal, standard input or {@code minyi.properties}.
   * Files that are sent to standard output, as by {@code tag -o -}, go to that of this process.
   *
   * @param args the command line
   * @param out takes the results
   * @param err takes remarks and errors
   * @return the exit code
   */
  public static int execute(String[] args, PrintWriter out, PrintWriter err) {
    InputStream in = InputStream.nullInputStream();
    return execute(args, in, System.out, out, err, ModelLoader::classifier, Optional.empty());
  }

  static int execute(
      String[] args,
      InputStream in,
      OutputStream stream,
      PrintWriter out,
      PrintWriter err,
      ModelLoader models,
      Optional<Path> home) {
    return execute(
        new Console(in, stream, out, out, err, messages(args), false), models, home, args);
  }

  /**
   * Runs a command.
   *
   * @param home where the user's {@code minyi.properties} may be; when empty, none is read
   */
  private static int execute(
      Console console, ModelLoader models, Optional<Path> home, String... args) {
    Defaults defaults = Defaults.none(args);
    try {
      if (home.isPresent()) {
        defaults =
            Defaults.in(
                () -> new Minyi(Defaults.none()).commandLine(console, models, home),
                args,
                home.get());
      }
    } catch (CliException e) {
      console.err().println(e.text(console.messages()));
      console.err().flush();
      return e.exitCode().number();
    }
    String[] all = defaults.arguments().toArray(String[]::new);
    Console inLanguage = console.in(messages(all));
    try {
      return new Minyi(defaults).commandLine(inLanguage, models, home).execute(all);
    } catch (OutOfMemoryError e) {
      inLanguage.remark("error.memory");
      return ExitCode.INTERNAL.number();
    } finally {
      console.out().flush();
      console.data().flush();
      console.err().flush();
    }
  }

  private CommandLine commandLine(Console console, ModelLoader models, Optional<Path> home) {
    Path config = home.orElseGet(Minyi::home);
    CommandLine line =
        new CommandLine(this)
            .addSubcommand(new TagCommand(console, models))
            .addSubcommand(new StreamCommand(console, models))
            .addSubcommand(new DedupeCommand(console))
            .addSubcommand(new ReportCommand(console))
            .addSubcommand(new EvaluateCommand(console, models))
            .addSubcommand(new CrossValidateCommand(console))
            .addSubcommand(new TrainCommand(console))
            .addSubcommand(new TaxonomyCommand(console))
            .addSubcommand(new ConfigCommand(console, config))
            .addSubcommand(new GenerateCompletionCommand(console))
            .setResourceBundle(console.messages().help())
            .setOut(console.out())
            .setErr(console.err())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionStrategy(parsed -> run(console, parsed))
            .setParameterExceptionHandler((e, a) -> UsageErrors.report(console, e, defaults))
            .setExecutionExceptionHandler((e, l, r) -> report(console, e));
    line.getCommandSpec().version(version());
    return line;
  }

  private int run(Console console, ParseResult parsed) {
    boolean quiet = parsed.hasSubcommand() && parsed.subcommand().hasMatchedOption("--quiet");
    // Those of the home folder are the user's own; others may come as a surprise.
    List<Setting> surprising = defaults.used().stream().filter(Setting::besideData).toList();
    if (!quiet && !surprising.isEmpty()) {
      console.remark(
          "config.used",
          surprising.get(0).file(),
          surprising.stream().map(Setting::name).collect(Collectors.joining(", ")));
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home"));
  }

  /** Without a command: what there is. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.number();
  }

  /**
   * The language of the columns that are added to files. Chinese unless asked otherwise, whatever
   * the locale: the same command writes the same file on every machine.
   */
  Messages headerLanguage() {
    return Messages.in((language == null ? Language.ZH : language).locale());
  }

  private int report(Console console, Exception e) {
    ExitCode code = ExitCode.INTERNAL;
    console.out().flush();
    if (e instanceof CliException known) {
      code = known.exitCode();
      tell(console, "", known);
    } else {
      console.remark("error.internal", e.getClass().getName());
    }
    if (verbose) {
      e.printStackTrace(console.err());
    }
    return code.number();
  }

  /**
   * Tells a failure, and where the option is from that led to it.
   *
   * @param before what goes before it on its line
   */
  void tell(Console console, String before, CliException e) {
    console.err().println(before + e.text(console.messages()));
    UsageErrors.origin(console, e.option(), defaults);
    console.err().flush();
  }

  private static PrintWriter writer(PrintStream stream, Charset charset) {
    return new PrintWriter(new OutputStreamWriter(stream, charset));
  }

  private static Messages messages(String[] args) {
    return Messages.in(Language.of(args).map(Language::locale).orElse(Locale.getDefault()));
  }

  /** The name and version of this program. */
  static String version() {
    Properties build = new Properties();
    try (InputStream in = Minyi.class.getResourceAsStream("build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "minyi " + build.getProperty("version");
  }
}
