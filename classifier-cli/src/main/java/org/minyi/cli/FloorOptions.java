package org.minyi.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.minyi.cli.console.Console;
import org.minyi.evaluate.Evaluation.Measurement;
import org.minyi.evaluate.Floor;
import org.minyi.evaluate.KeywordFloor;
import org.minyi.evaluate.MajorityFloor;
import org.minyi.training.floor.CentroidFloor;
import org.minyi.training.floor.LinearFloor;
import org.minyi.training.floor.NaiveBayesFloor;
import org.minyi.training.floor.TopDownLinearFloor;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which floors are measured beside a model. */
final class FloorOptions {
  private static final String NONE = "none";

  /** By name, the quickest first. */
  private static final Map<String, Supplier<Floor>> FLOORS = new LinkedHashMap<>();

  static {
    for (Supplier<Floor> floor :
        List.<Supplier<Floor>>of(
            MajorityFloor::new,
            KeywordFloor::new,
            CentroidFloor::new,
            NaiveBayesFloor::new,
            TopDownLinearFloor::new,
            LinearFloor::new)) {
      FLOORS.put(floor.get().name(), floor);
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--floors", paramLabel = "NAME", split = ",", descriptionKey = "evaluate.floors")
  private List<String> names;

  /** Checks the names, which should be done before anything takes long. */
  void check() {
    for (String name : chosen()) {
      if (!FLOORS.containsKey(name)) {
        throw new ParameterException(
            command.commandLine(), "--floors", null, command.findOption("--floors"), name);
      }
    }
  }

  private List<String> chosen() {
    if (names == null) {
      return List.copyOf(FLOORS.keySet());
    }
    return names.equals(List.of(NONE)) ? List.of() : names;
  }

  /**
   * Trains and measures one floor after the other, so that one's weights are gone before the next.
   * One that cannot learn from the corpus, or fails, is left out with a remark: the model's figures
   * took long, and stand without it.
   */
  List<Measurement> measure(Console console, Function<Floor, Measurement> measured) {
    List<Measurement> floors = new ArrayList<>();
    for (String name : chosen()) {
      measure(console, FLOORS.get(name).get(), measured).ifPresent(floors::add);
    }
    return floors;
  }

  private static Optional<Measurement> measure(
      Console console, Floor floor, Function<Floor, Measurement> measured) {
    String name = console.messages().get("evaluate.floor." + floor.name());
    console.remark("evaluate.training", name);
    try {
      return Optional.of(measured.apply(floor));
    } catch (IllegalArgumentException e) {
      console.remark("evaluate.untrainable", name, e.getMessage());
      return Optional.empty();
    } catch (RuntimeException e) {
      console.remark("evaluate.failed", name, e);
      return Optional.empty();
    }
  }
}
