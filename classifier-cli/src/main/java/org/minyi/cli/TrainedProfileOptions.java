package org.minyi.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.minyi.encoder.MessageEncoder;
import picocli.CommandLine.Option;

/** Which profile the commands that train are to train. */
final class TrainedProfileOptions {
  @Option(names = "--profile", paramLabel = "fast|accurate")
  private Profile profile = Profile.FAST;

  @Option(names = "--vectors", paramLabel = "FILE", descriptionKey = "minyi.train.vectors")
  private Path vectors;

  boolean isAccurate() {
    return profile == Profile.ACCURATE;
  }

  /** Opens the encoder if the profile needs one. */
  Optional<MessageEncoder> openEncoder() {
    return isAccurate() ? Optional.of(Encoders.open()) : Optional.empty();
  }

  /** The file that keeps the encoder's vectors. */
  Optional<Path> vectors() {
    return Optional.ofNullable(vectors);
  }
}
