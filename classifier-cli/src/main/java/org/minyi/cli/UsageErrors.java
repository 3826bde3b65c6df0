package org.minyi.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.minyi.cli.config.Defaults;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Printable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in the user's language, which Picocli does not, what is wrong with a command line. */
final class UsageErrors {
  private static final int COLUMNS = 60;

  private UsageErrors() {}

  static int report(Console console, ParameterException e, Defaults defaults) {
    console.err().println(text(console, e));
    if (e.getArgSpec() != null) {
      origin(console, name(e.getArgSpec()), defaults);
    }
    console.remark("usage.help", e.getCommandLine().getCommandSpec().qualifiedName());
    return ExitCode.USAGE.number();
  }

  /** Says where the value of an option is from, if not from the command line. */
  static void origin(Console console, String option, Defaults defaults) {
    defaults.used().stream()
        .filter(setting -> option.equals("--" + setting.key().option()))
        .forEach(
            setting ->
                console.remark("config.from", setting.name(), setting.file(), setting.line()));
  }

  private static String text(Console console, ParameterException e) {
    if (e instanceof UsageException own) {
      return own.text(console.messages());
    }
    if (e instanceof UnmatchedArgumentException unmatched) {
      String text =
          console
              .messages()
              .get("usage.unmatched", Printable.line(unmatched.getUnmatched().get(0), COLUMNS));
      String near = unmatched.getSuggestions().stream().limit(3).collect(Collectors.joining(", "));
      return near.isEmpty() ? text : text + console.messages().get("usage.suggestion", near);
    }
    if (e instanceof MissingParameterException missing) {
      String names =
          missing.getMissing().stream().map(UsageErrors::name).collect(Collectors.joining(", "));
      return console.messages().get("usage.missing", names);
    }
    if (e instanceof OverwrittenOptionException twice) {
      return console.messages().get("usage.twice", name(twice.getOverwritten()));
    }
    if (e instanceof MutuallyExclusiveArgsException) {
      return console.messages().get("usage.exclusive", e.getMessage());
    }
    if (e.getArgSpec() != null && e.getValue() != null) {
      String text =
          console
              .messages()
              .get("usage.value", name(e.getArgSpec()), Printable.line(e.getValue(), COLUMNS));
      Object[] choices = e.getArgSpec().type().getEnumConstants();
      return choices == null
          ? text
          : text + console.messages().get("usage.choices", lowerCase(choices));
    }
    return console.messages().get("usage.other", e.getMessage());
  }

  private static String lowerCase(Object[] choices) {
    return Arrays.stream(choices)
        .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
