package org.minyi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.minyi.classify.MessageClassifier;
import org.minyi.encoder.MessageEncoder;

/** Loads the classifier that a command asks for. */
@FunctionalInterface
interface ModelLoader {
  /**
   * Loads a model.
   *
   * @param file a model file; the default model when empty
   * @throws IOException if the model cannot be read
   */
  MessageTagger load(Optional<Path> file) throws IOException;

  /** Loads real models. */
  static MessageTagger classifier(Optional<Path> file) throws IOException {
    MessageClassifier model =
        file.isPresent() ? MessageClassifier.load(file.get()) : MessageClassifier.loadDefault();
    return MessageTagger.of(model);
  }

  /** Loads real models for the accurate profile. */
  static MessageTagger accurate(Optional<Path> file) throws IOException {
    MessageEncoder encoder = Encoders.open();
    MessageClassifier model =
        file.isPresent()
            ? MessageClassifier.load(file.get(), encoder)
            : MessageClassifier.loadDefault(encoder);
    return MessageTagger.of(model);
  }
}
